using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Kinds;

namespace ActorSearch.TrainerNode.Tests.Models;

/// <summary>A fully connected net in double precision that goes forward only; its gradient is taken by finite differences.</summary>
internal sealed class ReferenceNet
{
    private readonly NetDefinition _definition;
    private readonly int[] _widths;
    private readonly double[][,] _weights;
    private readonly double[][] _biases;
    private readonly double[][,] _tables;

    /// <summary>Takes over the parameters of a net.</summary>
    public ReferenceNet(NetDefinition definition, INet net)
    {
        _definition = definition;
        _widths = [definition.Inputs + definition.Embeddings.Sum(table => table.Dimensions - 1), .. Model.Hidden, definition.Outputs];
        _tables = [.. net.Layout.Blocks.Take(definition.Embeddings.Length).Select(block => Matrix(block, net))];
        _weights = new double[_widths.Length - 1][,];
        _biases = new double[_widths.Length - 1][];
        for (var layer = 0; layer < _weights.Length; layer++)
        {
            ParameterBlock weight = net.Layout.Blocks[_tables.Length + (2 * layer)], bias = net.Layout.Blocks[_tables.Length + (2 * layer) + 1];
            _weights[layer] = Matrix(weight, net);
            _biases[layer] = new double[bias.Rows];
            for (var row = 0; row < weight.Rows; row++) _biases[layer][row] = net.Parameters[bias.IndexOf(row, 0)];
        }
    }

    private Mlp Model => (Mlp)_definition.Model;

    /// <summary>Predictions, row by row.</summary>
    public double[] Predict(int rows, ReadOnlySpan<float> inputs) => Forward(rows, inputs, null);

    /// <summary>Mean loss over the rows, with dropout's masks drawn from the stream.</summary>
    public double Loss(int rows, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, RandomStream dropout)
    {
        var predictions = Forward(rows, inputs, dropout);
        var sum = 0.0;
        for (var i = 0; i < predictions.Length; i++) sum += ReferenceMath.Loss(_definition.Loss, predictions[i] - targets[i]);
        return sum / predictions.Length;
    }

    /// <summary>The derivative of the loss by one parameter, from both sides.</summary>
    /// <param name="block">Counted as in the layout.</param>
    /// <param name="row">Row of the parameter.</param>
    /// <param name="column">Its column.</param>
    /// <param name="loss">The loss as a function of what is changed here.</param>
    public double Derivative(int block, int row, int column, Func<double> loss)
    {
        const double Step = 1e-6;
        var linear = block - _tables.Length;
        ref var parameter = ref linear < 0 ? ref _tables[block][row, column] : ref linear % 2 == 0 ? ref _weights[linear / 2][row, column] : ref _biases[linear / 2][row];
        var before = parameter;
        parameter = before + Step;
        var above = loss();
        parameter = before - Step;
        var below = loss();
        parameter = before;
        return (above - below) / (2 * Step);
    }

    private double[] Forward(int rows, ReadOnlySpan<float> inputs, RandomStream? dropout)
    {
        var values = LookedUp(rows, inputs);
        for (var layer = 0; layer < _weights.Length; layer++)
        {
            values = Linear(layer, rows, values);
            if (layer == _weights.Length - 1) break;
            for (var i = 0; i < values.Length; i++) values[i] = ReferenceMath.Activate(Model.Activation, values[i]);
            if (dropout is not { } stream || Model.Dropout == 0) continue;
            var mask = new float[values.Length];
            DropoutMask.Fill(mask, (float)Model.Dropout, ref stream);
            dropout = stream;
            for (var i = 0; i < values.Length; i++) values[i] *= mask[i];
        }

        return values;
    }

    private double[] LookedUp(int rows, ReadOnlySpan<float> inputs)
    {
        var values = new List<double>();
        for (var at = 0; at < rows * _definition.Inputs; at++)
        {
            var table = _definition.Embeddings.IndexOf(_definition.Embeddings.FirstOrDefault(table => table.At == at % _definition.Inputs));
            if (table < 0) values.Add(inputs[at]);
            for (var i = 0; table >= 0 && i < _definition.Embeddings[table].Dimensions; i++) values.Add(_tables[table][(int)inputs[at], i]);
        }

        return [.. values];
    }

    private static double[,] Matrix(ParameterBlock block, INet net)
    {
        var matrix = new double[block.Rows, block.Columns];
        for (var row = 0; row < block.Rows; row++)
        {
            for (var column = 0; column < block.Columns; column++) matrix[row, column] = net.Parameters[block.IndexOf(row, column)];
        }

        return matrix;
    }

    private double[] Linear(int layer, int rows, double[] values)
    {
        int inputs = _widths[layer], outputs = _widths[layer + 1];
        var result = new double[rows * outputs];
        for (var row = 0; row < rows; row++)
        {
            for (var output = 0; output < outputs; output++)
            {
                var sum = _biases[layer][output];
                for (var input = 0; input < inputs; input++) sum += _weights[layer][output, input] * values[(row * inputs) + input];
                result[(row * outputs) + output] = sum;
            }
        }

        return result;
    }
}
