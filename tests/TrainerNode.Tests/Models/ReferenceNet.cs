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

    /// <summary>Takes over the parameters of a net.</summary>
    public ReferenceNet(NetDefinition definition, INet net)
    {
        _definition = definition;
        _widths = [definition.Inputs, .. Model.Hidden, definition.Outputs];
        _weights = new double[_widths.Length - 1][,];
        _biases = new double[_widths.Length - 1][];
        for (var layer = 0; layer < _weights.Length; layer++)
        {
            ParameterBlock weight = net.Layout.Blocks[2 * layer], bias = net.Layout.Blocks[(2 * layer) + 1];
            _weights[layer] = new double[weight.Rows, weight.Columns];
            _biases[layer] = new double[bias.Rows];
            for (var row = 0; row < weight.Rows; row++)
            {
                _biases[layer][row] = net.Parameters[bias.IndexOf(row, 0)];
                for (var column = 0; column < weight.Columns; column++)
                {
                    _weights[layer][row, column] = net.Parameters[weight.IndexOf(row, column)];
                }
            }
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
        ref var parameter = ref block % 2 == 0 ? ref _weights[block / 2][row, column] : ref _biases[block / 2][row];
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
        var values = new double[rows * _widths[0]];
        for (var i = 0; i < values.Length; i++) values[i] = inputs[i];
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
