using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Dense;
using ActorSearch.TrainerNode.Models.Dense.Kernels;

namespace ActorSearch.Inference;

/// <summary>The forward pass of a fully connected net, with the products and the places of its parameters that training uses. Takes all memory when it is made.</summary>
internal sealed unsafe class DenseForward : IDisposable
{
    /// <summary>Most rows at once: their values stay in the second cache.</summary>
    public const int MostRows = 256;

    private readonly IKernels _kernels = KernelChoice.Choose(null);
    private readonly Activation _activation;
    private readonly Layer[] _layers;
    private readonly NativeBlock _block;
    private readonly nint _slopes;

    /// <param name="weights">Weight and bias of each layer, from the input on.</param>
    /// <exception cref="InvalidDataException">The shapes do not fit the widths.</exception>
    public DenseForward(ReadOnlySpan<int> widths, Activation activation, IReadOnlyList<NamedWeights> weights)
    {
        (_activation, _layers) = (activation, new Layer[widths.Length - 1]);
        if (weights.Count != 2 * _layers.Length) throw new InvalidDataException("The weights do not match the net of the description.");
        nint length = Up((nint)MostRows * widths[0]);
        var row = widths[0];
        for (var at = 0; at < _layers.Length; at++)
        {
            var (inputs, outputs) = (widths[at], widths[at + 1]);
            var isLastOfOne = at == _layers.Length - 1 && outputs == 1;
            var next = isLastOfOne ? 1 : Padding.Up(outputs);
            var bias = length + Up(isLastOfOne ? row : (nint)inputs * next);
            var values = bias + Padding.Up(outputs);
            _layers[at] = new Layer(inputs, outputs, row, next, length, bias, values, new LinearProducts(_kernels, inputs, row, outputs));
            (length, row) = (values + Up((nint)MostRows * next), next);
        }

        _slopes = length;
        _block = new NativeBlock(length + ((nint)MostRows * _layers.Max(layer => layer.OutputRow)));
        _block.Clear();
        for (var at = 0; at < _layers.Length; at++) Fill(_layers[at], weights[2 * at], weights[(2 * at) + 1]);
    }

    /// <summary>Where rows go in, one after the other.</summary>
    public Span<float> Inputs => new(_block.Start, MostRows * _layers[0].Inputs);

    /// <summary>Runs the first rows of <see cref="Inputs"/>.</summary>
    /// <param name="outputs">rows × outputs.</param>
    public void Run(int rows, Span<float> outputs)
    {
        var below = _block.Start;
        for (var at = 0; at < _layers.Length; at++)
        {
            var layer = _layers[at];
            float* weights = _block.Start + layer.Weights, bias = _block.Start + layer.Bias, values = _block.Start + layer.Values;
            if (layer.OutputRow == 1) _kernels.OneOutput(below, rows, layer.InputRow, weights, *bias, values);
            else layer.Products.Forward(below, rows, weights, bias, values);
            if (at < _layers.Length - 1) _kernels.Activate(_activation, values, _block.Start + _slopes, null, rows * layer.OutputRow);
            below = values;
        }

        var last = _layers[^1];
        for (var at = 0; at < outputs.Length; at++) outputs[at] = below[(at / last.Outputs * last.OutputRow) + (at % last.Outputs)];
    }

    /// <inheritdoc/>
    public void Dispose() => _block.Dispose();

    private void Fill(Layer layer, NamedWeights weight, NamedWeights bias)
    {
        if (!weight.Shape.AsSpan().SequenceEqual([layer.Outputs, layer.Inputs]) || !bias.Shape.AsSpan().SequenceEqual([layer.Outputs]))
        {
            throw new InvalidDataException($"The shape of {weight.Name} or {bias.Name} does not match the net of the description.");
        }

        float* start = _block.Start + layer.Weights;
        for (var at = 0; at < weight.Values.Length; at++)
        {
            var (output, input) = (at / layer.Inputs, at % layer.Inputs);

            // Sixteen outputs together, input by input; a single output is one row.
            var place = layer.OutputRow == 1 ? input : (output / Padding.Unit * LinearProducts.WeightPanel(layer.Inputs)) + (input * Padding.Unit) + (output % Padding.Unit);
            start[place] = weight.Values[at];
        }

        bias.Values.CopyTo(new Span<float>(_block.Start + layer.Bias, layer.Outputs));
    }

    private static nint Up(nint floats) => (floats + Padding.Unit - 1) / Padding.Unit * Padding.Unit;

    private sealed record Layer(int Inputs, int Outputs, int InputRow, int OutputRow, nint Weights, nint Bias, nint Values, LinearProducts Products);
}
