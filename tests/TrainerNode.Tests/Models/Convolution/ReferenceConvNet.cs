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
        foreach (var (row, channel, y, x) in Places(rows, convolved))
        {
            var sum = bias[channel];
            for (var i = 0; i < layer.FanIn; i++)
            {
                var (from, down, right) = (i / (block.Kernel * block.Kernel), i / block.Kernel % block.Kernel, i % block.Kernel);
                var (atY, atX) = ((y * block.Stride) + down - block.Padding, (x * block.Stride) + right - block.Padding);
                if (atY < 0 || atX < 0 || atY >= input.Height || atX >= input.Width) continue;
                sum += weights[(channel * layer.FanIn) + i] * maps[Index(row, input, from, atY, atX)];
            }

            outcome[Index(row, convolved, channel, y, x)] = sum;
        }

        if (block.BatchNorm) Normalize(layer, outcome, rows, training);
        var pooled = new double[rows * output.Count];
        foreach (var (row, channel, y, x) in Places(rows, output))
        {
            pooled[Index(row, output, channel, y, x)] = Enumerable.Range(0, block.Pool * block.Pool).Max(at => Activate(
                outcome[Index(row, convolved, channel, (y * block.Pool) + (at / block.Pool), (x * block.Pool) + (at % block.Pool))]));
        }

        return pooled;
    }

    private void Normalize(ConvLayer layer, double[] maps, int rows, bool training)
    {
        var (name, shape) = (layer.Index + 1, layer.Convolved);
        for (var channel = 0; channel < shape.Channels; channel++)
        {
            var places = Places(rows, shape).Where(place => place.Channel == channel)
                .Select(place => Index(place.Row, shape, channel, place.Y, place.X)).ToArray();
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

    private static IEnumerable<(int Row, int Channel, int Y, int X)> Places(int rows, ConvShape shape) =>
        from row in Enumerable.Range(0, rows)
        from channel in Enumerable.Range(0, shape.Channels)
        from y in Enumerable.Range(0, shape.Height)
        from x in Enumerable.Range(0, shape.Width)
        select (row, channel, y, x);
}
