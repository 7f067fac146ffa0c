using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Models.Dense;
using ActorSearch.TrainerNode.Models.Dense.Kernels;
using ActorSearch.TrainerNode.Models.Kinds;

namespace ActorSearch.TrainerNode.Models.Convolution;

/// <summary>Runs rows through a trained net, fully connected or convolutional, and keeps what comes out of every layer.</summary>
internal sealed unsafe class LayerTrace : IDisposable
{
    private readonly IKernels _kernels = KernelChoice.Choose(null);
    private readonly BlockPool _pool = new();
    private readonly Arena _flat;
    private readonly ConvolutionLayout _layout;
    private readonly Conv _model;
    private readonly nint _parameters;
    private readonly List<LayerOutput> _layers = [];

    private LayerTrace(TrainedModel model, int columns)
    {
        // A fully connected net is a convolutional one without blocks.
        var outputs = Math.Max(1, model.Classes.Length);
        _model = model.Model is Mlp mlp ? new Conv([], mlp.Hidden, mlp.Activation, 0) : (Conv)model.Model;
        var input = model.Image is { } image && !_model.Blocks.IsEmpty ? new ConvShape(1, image.Height, image.Width) : new ConvShape(columns, 1, 1);
        var layers = model.Model is Mlp dense ? new ConvLayers([], dense.Layers(columns, outputs)) : _model.Layers(input, outputs);
        (_layout, _flat) = (ConvolutionLayout.Create(layers), new Arena(_pool));
        _parameters = _flat.Reserve(1, _layout.Layout.Length);
        _flat.Take();
        _layout.Layout.Import(model.Weights, new Span<float>(Parameters, _layout.Layout.Length));
    }

    /// <summary>Whether it knows the layers of a model.</summary>
    public static bool Knows(ModelSettings model) => model is Mlp or Conv;

    private float* Parameters => _flat.At(_parameters);

    /// <summary>The outputs of each layer after its activation, from input to output; the last are those of the net itself.</summary>
    /// <param name="model">The model.</param>
    /// <param name="inputs">rows × inputs, scaled.</param>
    /// <param name="rows">How many.</param>
    /// <param name="last">Only so many layers, the last ones: all of a batch of images are tens of megabytes.</param>
    public static ImmutableArray<LayerOutput> Run(TrainedModel model, float[] inputs, int rows, int last = int.MaxValue)
    {
        using var trace = new LayerTrace(model, inputs.Length / rows);
        var maps = inputs;
        foreach (var places in trace._layout.Blocks) maps = trace.Block(places, maps, rows);
        trace.Linear(maps, rows);
        return [.. trace._layers.TakeLast(last)];
    }

    public void Dispose()
    {
        _flat.Dispose();
        _pool.Dispose();
    }

    private float[] Block(BlockPlaces places, float[] maps, int rows)
    {
        var (layer, row) = (places.Layer, places.Row);
        var (input, convolved, output, block) = (layer.Input, layer.Convolved, layer.Output, layer.Block);
        var pooling = new MapPlaces(convolved.Width, block.Pool, output.Height, output.Width, row);
        var pixels = convolved.Height * convolved.Width;
        using var arena = new Arena(_pool);
        var convolution = new DirectConvolution(_kernels, arena, places, input.Channels, isFirst: true);
        var norm = block.BatchNorm ? new BatchNorm(_kernels, arena, places) : null;
        var (imageAt, mapsAt, slopesAt) = (arena.Reserve(1, convolution.Frame.Length), arena.Reserve(pixels, row), arena.Reserve(pixels, row));
        var (valuesAt, whichAt) = (arena.Reserve(1, pooling.Pooled), arena.Reserve(1, pooling.Pooled));
        arena.Take();
        convolution.Begin(Parameters);
        norm?.UseRunning(Parameters);
        var (outcome, pooled) = (new float[rows * convolved.Count], new float[block.Pool > 1 ? rows * output.Count : 0]);
        for (var image = 0; image < rows; image++)
        {
            float* bordered = arena.At(imageAt), at = arena.At(mapsAt);
            convolution.Frame.AcceptPlanes(maps.AsSpan(image * input.Count, input.Count), bordered);
            convolution.Forward(bordered, 1, at);
            norm?.Apply(at, Parameters, at);
            _kernels.Activate(_model.Activation, at, arena.At(slopesAt), null, pixels * row);
            Planes(at, row, pixels, outcome.AsSpan(image * convolved.Count, convolved.Count));
            if (block.Pool == 1) continue;
            _kernels.Pool(at, pooling, arena.At(valuesAt), arena.At(whichAt));
            Planes(arena.At(valuesAt), row, output.Height * output.Width, pooled.AsSpan(image * output.Count, output.Count));
        }

        _layers.Add(new LayerOutput($"{layer.Index}.convolution", [convolved.Channels, convolved.Height, convolved.Width], outcome));
        if (block.Pool == 1) return outcome;
        _layers.Add(new LayerOutput($"{layer.Index}.pooled", [output.Channels, output.Height, output.Width], pooled));
        return pooled;
    }

    private void Linear(float[] inputs, int rows)
    {
        using var arena = new Arena(_pool);
        var head = new LinearHead(_kernels, arena, _layout.Linear, _model with { Dropout = 0 }, rows);
        arena.Take();
        var columns = _layout.Linear[0].Inputs;
        for (var row = 0; row < rows; row++) inputs.AsSpan(row * columns, columns).CopyTo(new Span<float>(head.Input(row), columns));
        var unused = default(Shared.Randomness.RandomStream);
        head.Forward(rows, training: false, Parameters, ref unused);
        for (var at = 0; at < _layout.Linear.Length; at++)
        {
            var layer = _layout.Linear[at];
            var values = new float[rows * layer.Outputs];
            for (var row = 0; row < rows; row++)
            {
                new ReadOnlySpan<float>(head.Values(at) + (row * layer.Row), layer.Outputs).CopyTo(values.AsSpan(row * layer.Outputs));
            }

            var name = at == _layout.Linear.Length - 1 ? "output" : _layout.Layout.Blocks.Single(block => block.Offset == layer.Weights).Name.Replace(".weight", ".linear", StringComparison.Ordinal);
            _layers.Add(new LayerOutput(name, [layer.Outputs], values));
        }
    }

    /// <summary>Channel after channel, of pixels that have theirs side by side.</summary>
    private static void Planes(float* pixels, int row, int count, Span<float> planes)
    {
        for (var i = 0; i < planes.Length; i++) planes[i] = pixels[(i % count * row) + (i / count)];
    }
}
