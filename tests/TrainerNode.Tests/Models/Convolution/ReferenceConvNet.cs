using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Kinds;

namespace ActorSearch.TrainerNode.Tests.Models.Convolution;

/// <summary>A convolutional net in double precision, written from the definitions, that goes forward only.</summary>
internal sealed class ReferenceConvNet
{
    private readonly NetDefinition _definition;
    private readonly Conv _model;
    private readonly ConvLayers _layers;
    private readonly Dictionary<string, double[]> _parameters;

    /// <summary>Takes over the parameters of a net.</summary>
    public ReferenceConvNet(NetDefinition definition, INet net)
    {
        (_definition, _model) = (definition, (Conv)definition.Model);
        var image = definition.Image!.Value;
        _layers = _model.Layers(new ConvShape(definition.Inputs / image.Pixels, image.Height, image.Width), definition.Outputs);
        _parameters = net.Layout.Export(net.Parameters).ToDictionary(
            weights => weights.Name, weights => weights.Values.Select(value => (double)value).ToArray());
    }

    /// <summary>Predictions from the running statistics, row by row.</summary>
    public double[] Predict(int rows, float[] inputs) => Forward(rows, inputs, null);

    /// <summary>Mean loss, normalised by the batch, with dropout's masks drawn from the stream.</summary>
    public double Loss(int rows, float[] inputs, float[] targets, RandomStream dropout)
    {
        var predictions = Forward(rows, inputs, dropout);
        var outputs = _definition.Outputs;
        if (_definition.Loss is not CrossEntropyLoss)
        {
            return predictions.Select((value, i) => ReferenceMath.Loss(_definition.Loss, value - targets[i])).Average();
        }

        return Enumerable.Range(0, rows).Average(row =>
            Math.Log(Enumerable.Range(0, outputs).Sum(output => Math.Exp(predictions[(row * outputs) + output])))
            - predictions[(row * outputs) + (int)targets[row]]);
    }

    /// <summary>The derivative of the loss by one number of a parameter, from both sides.</summary>
    public double Derivative(string name, int at, Func<double> loss, double step = 1e-6)
    {
        var values = _parameters[name];
        var before = values[at];
        values[at] = before + step;
        var above = loss();
        values[at] = before - step;
        var below = loss();
        values[at] = before;
        return (above - below) / (2 * step);
    }

    private double[] Forward(int rows, float[] inputs, RandomStream? dropout)
    {
        var maps = inputs.Take(rows * _definition.Inputs).Select(value => (double)value).ToArray();
        foreach (var layer in _layers.Blocks) maps = Dropped(Block(layer, maps, rows, dropout is not null), ref dropout);
        for (var i = 0; i < _layers.Linear.Length; i++)
        {
            maps = Linear(_layers.Linear[i], maps, rows);
            if (i < _layers.Linear.Length - 1) maps = Dropped([.. maps.Select(Activate)], ref dropout);
        }

        return maps;
    }

    private double[] Block(ConvLayer layer, double[] maps, int rows, bool training)
    {
        ConvShape input = layer.Input, convolved = layer.Convolved, output = layer.Output;
        var (block, weights, bias) = (layer.Block, _parameters[$"{layer.Index}.weight"], _parameters[$"{layer.Index}.bias"]);
        var outcome = new double[rows * convolved.Count];
        for (var at = 0; at < outcome.Length; at++)
        {
            var (row, channel, y, x) = Place(at, convolved);
            var sum = bias[channel];
            for (var i = 0; i < input.Channels * block.Kernel; i++)
            {
                var (from, atY) = (i / block.Kernel, (y * block.Stride) + (i % block.Kernel) - block.Padding);
                if (atY < 0 || atY >= input.Height) continue;
                for (var right = 0; right < block.Kernel; right++)
                {
                    var atX = (x * block.Stride) + right - block.Padding;
                    if (atX < 0 || atX >= input.Width) continue;
                    sum += weights[(channel * layer.FanIn) + (i * block.Kernel) + right] * maps[Index(row, input, from, atY, atX)];
                }
            }

            outcome[at] = sum;
        }

        if (block.BatchNorm) Normalize(layer, outcome, rows, training);
        foreach (ref var value in outcome.AsSpan()) value = Activate(value);
        var pooled = new double[rows * output.Count];
        for (var at = 0; at < pooled.Length; at++)
        {
            var (row, channel, y, x) = Place(at, output);
            var largest = double.NegativeInfinity;
            for (var i = 0; i < block.Pool * block.Pool; i++)
            {
                largest = Math.Max(largest, outcome[Index(row, convolved, channel, (y * block.Pool) + (i / block.Pool), (x * block.Pool) + (i % block.Pool))]);
            }

            pooled[at] = largest;
        }

        return pooled;
    }

    private void Normalize(ConvLayer layer, double[] maps, int rows, bool training)
    {
        var (name, shape) = (layer.Index + 1, layer.Convolved);
        for (var channel = 0; channel < shape.Channels; channel++)
        {
            int[] places = [.. Enumerable.Range(0, maps.Length).Where(at => at / (shape.Height * shape.Width) % shape.Channels == channel)];
            var (mean, variance) = (_parameters[$"{name}.running_mean"][channel], _parameters[$"{name}.running_var"][channel]);
            if (training && places.Length > 1)
            {
                mean = places.Average(at => maps[at]);
                variance = places.Average(at => (maps[at] - mean) * (maps[at] - mean));
            }

            foreach (var at in places)
            {
                maps[at] = ((maps[at] - mean) / Math.Sqrt(variance + 1e-5) * _parameters[$"{name}.weight"][channel]) + _parameters[$"{name}.bias"][channel];
            }
        }
    }

    private double[] Linear(LinearLayer layer, double[] inputs, int rows)
    {
        var (weights, bias) = (_parameters[layer.WeightName], _parameters[layer.BiasName]);
        return
        [
            .. from row in Enumerable.Range(0, rows)
               from output in Enumerable.Range(0, layer.Outputs)
               select bias[output] + Enumerable.Range(0, layer.Inputs).Sum(
                   input => weights[(output * layer.Inputs) + input] * inputs[(row * layer.Inputs) + input]),
        ];
    }

    private double[] Dropped(double[] values, ref RandomStream? dropout)
    {
        if (dropout is not { } stream || _model.Dropout == 0) return values;
        var mask = new float[values.Length];
        DropoutMask.Fill(mask, (float)_model.Dropout, ref stream);
        dropout = stream;
        return [.. values.Zip(mask, (value, factor) => value * factor)];
    }

    private double Activate(double x) => ReferenceMath.Activate(_model.Activation, x);

    private static int Index(int row, ConvShape shape, int channel, int y, int x) =>
        (((((row * shape.Channels) + channel) * shape.Height) + y) * shape.Width) + x;

    private static (int Row, int Channel, int Y, int X) Place(int at, ConvShape shape) =>
        (at / shape.Count, at / (shape.Height * shape.Width) % shape.Channels, at / shape.Width % shape.Height, at % shape.Width);
}
