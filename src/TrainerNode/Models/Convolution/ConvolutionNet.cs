using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Models.Dense;
using ActorSearch.TrainerNode.Models.Dense.Kernels;
using ActorSearch.TrainerNode.Models.Kinds;

namespace ActorSearch.TrainerNode.Models.Convolution;

/// <summary>
/// A convolutional net with its backward pass written out. Takes all its memory when it is made and allocates nothing afterwards. Padding is 0 in
/// parameters and, as long as the gradient is finite, in the gradient.
/// </summary>
internal sealed unsafe class ConvolutionNet : INet
{
    private readonly NetDefinition _definition;
    private readonly ConvolutionLayout _layout;
    private readonly Arena _arena;
    private readonly IKernels _kernels;
    private readonly ConvolutionBlock[] _blocks;
    private readonly LinearHead _head;
    private readonly int _channels;
    private readonly nint _parameters, _gradients, _inputs, _targets, _predictions, _predictionSlopes, _pixelSlopes;

    public ConvolutionNet(Conv model, NetDefinition definition, IKernels kernels, BlockPool pool)
    {
        var image = definition.Image ?? throw new ArgumentException("A convolutional net needs images.", nameof(definition));
        var layers = model.Layers(new ConvShape(definition.Inputs / image.Pixels, image.Height, image.Width), definition.Outputs);
        (_definition, _layout, _arena, _kernels) = (definition, ConvolutionLayout.Create(layers), new Arena(pool), kernels);
        var capacity = definition.Capacity;
        _parameters = _arena.Reserve(1, Layout.Length);
        _gradients = _arena.Reserve(1, Layout.Trained);
        _inputs = _arena.Reserve(capacity, definition.Inputs);
        _targets = _arena.Reserve(capacity, definition.Targets);
        _predictions = _arena.Reserve(capacity, definition.Outputs);
        _predictionSlopes = _arena.Reserve(capacity, definition.Outputs);
        _blocks = [.. _layout.Blocks.Select((places, at) => new ConvolutionBlock(kernels, _arena, places, model, capacity, at == 0))];
        _head = new LinearHead(kernels, _arena, _layout.Linear, model, capacity);
        _channels = layers.Blocks[^1].Output.Channels;
        _pixelSlopes = _arena.Reserve(_blocks[^1].OutputPixels, _blocks[^1].OutputRow);
        _arena.Take();
    }

    public ParameterLayout Layout => _layout.Layout;

    public Span<float> Parameters => new(_arena.At(_parameters), Layout.Length);

    public ReadOnlySpan<float> Gradients => new(_arena.At(_gradients), Layout.Trained);

    public int Capacity => _definition.Capacity;

    public Span<float> Inputs => new(_arena.At(_inputs), Capacity * _definition.Inputs);

    public Span<float> Targets => new(_arena.At(_targets), Capacity * _definition.Targets);

    public float Backpropagate(int rows, ref RandomStream dropout)
    {
        Forward(rows, training: true, ref dropout);
        var slopes = new Span<float>(_arena.At(_predictionSlopes), rows * _definition.Outputs);
        var loss = _definition.Loss.Gradient(Predictions(rows), Targets[..(rows * _definition.Targets)], slopes);
        for (var row = 0; row < rows; row++)
        {
            slopes.Slice(row * _definition.Outputs, _definition.Outputs)
                .CopyTo(new Span<float>(_head.OutputSlopes + (row * _head.OutputRow), _definition.Outputs));
        }

        Backward(rows);
        return loss;
    }

    public ReadOnlySpan<float> Predict(int rows)
    {
        var unused = default(RandomStream);
        Forward(rows, training: false, ref unused);
        return Predictions(rows);
    }

    public void Dispose() => _arena.Dispose();

    private void Forward(int rows, bool training, ref RandomStream dropout)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, Capacity);
        var parameters = _arena.At(_parameters);
        for (var row = 0; row < rows; row++) _blocks[0].AcceptPlanes(row, Inputs.Slice(row * _definition.Inputs, _definition.Inputs));
        for (var at = 0; at < _blocks.Length; at++)
        {
            var block = _blocks[at];
            block.Begin(rows, training, parameters);
            for (var row = 0; row < rows; row++)
            {
                var values = block.Forward(row, training, parameters, ref dropout);
                if (at + 1 < _blocks.Length)
                {
                    _blocks[at + 1].AcceptPixels(row, values);
                }
                else
                {
                    Transposition.Run(values, block.OutputRow, block.OutputPixels, _channels, _head.Input(row), block.OutputPixels);
                }
            }
        }

        _head.Forward(rows, training, parameters, ref dropout);
    }

    private void Backward(int rows)
    {
        float* parameters = _arena.At(_parameters), gradients = _arena.At(_gradients), slopes = _arena.At(_pixelSlopes);
        new Span<float>(gradients, Layout.Trained).Clear();
        _head.Backward(rows, parameters, gradients);
        var last = _blocks[^1];
        for (var row = 0; row < rows; row++)
        {
            Transposition.Run(_head.InputSlopes(row), last.OutputPixels, _channels, last.OutputPixels, slopes, last.OutputRow);
            _kernels.Scale(last.Slopes(row), slopes, last.OutputPixels * last.OutputRow);
        }

        for (var at = _blocks.Length - 1; at >= 0; at--) _blocks[at].Backward(rows, parameters, gradients, at > 0 ? _blocks[at - 1] : null);
    }

    /// <summary>What the last layer gives, without its padding.</summary>
    private ReadOnlySpan<float> Predictions(int rows)
    {
        var predictions = new Span<float>(_arena.At(_predictions), rows * _definition.Outputs);
        for (var row = 0; row < rows; row++)
        {
            new ReadOnlySpan<float>(_head.Outputs + (row * _head.OutputRow), _definition.Outputs)
                .CopyTo(predictions.Slice(row * _definition.Outputs, _definition.Outputs));
        }

        return predictions;
    }
}
