namespace ActorSearch.TrainerNode.Models.Dense;

/// <summary>All that a net ever writes to, in one block of native memory taken from a pool, each part aligned to 64 bytes.</summary>
internal sealed unsafe class NetMemory : IDisposable
{
    private readonly BlockPool _pool;
    private readonly NativeBlock _block;
    private readonly nint[] _values, _slopes;
    private readonly nint _parameters, _gradients, _inputs, _targets, _predictions, _predictionSlopes, _mask, _scratch, _cells, _inputSlopes;
    private nint _length;
    private bool _returned;

    /// <param name="cells">Numbers of a row before tables are looked up; 0 without tables.</param>
    public NetMemory(DenseShape shape, int capacity, int targets, bool drops, int cells, BlockPool pool)
    {
        var (first, last) = (shape.Layers[0], shape.Layers[^1]);
        _parameters = Reserve(shape.Layout.Length, 1);
        _gradients = Reserve(shape.Layout.Length, 1);
        _inputs = Reserve(capacity, first.Inputs);
        _targets = Reserve(capacity, targets);
        _values = [.. shape.Layers.Select(layer => Reserve(capacity, layer.OutputRow))];
        _slopes = [.. shape.Layers.Select(layer => Reserve(capacity, layer.OutputRow))];
        _predictions = Reserve(capacity, last.Outputs);
        _predictionSlopes = Reserve(capacity, last.Outputs);
        _mask = drops ? Reserve(capacity, shape.Layers.Max(layer => layer.OutputRow)) : 0;
        _scratch = Reserve(1, shape.Layers.Max(layer => LinearProducts.Scratch(capacity, layer.Outputs)));
        _cells = Reserve(capacity, cells);
        _inputSlopes = cells > 0 ? Reserve(capacity, Padding.Up(first.Inputs)) : 0;
        _pool = pool;
        _block = pool.Take(_length);
    }

    /// <summary>The flat block of parameters.</summary>
    public float* Parameters => At(_parameters);

    /// <summary>Their gradient.</summary>
    public float* Gradients => At(_gradients);

    /// <summary>capacity × cells, before tables are looked up.</summary>
    public float* Cells => At(_cells);

    /// <summary>The loss's derivative by the inputs, where tables need it: capacity × the padded number of inputs.</summary>
    public float* InputSlopes => At(_inputSlopes);

    /// <summary>capacity × inputs.</summary>
    public float* Inputs => At(_inputs);

    /// <summary>capacity × targets a row.</summary>
    public float* Targets => At(_targets);

    /// <summary>capacity × outputs, without padding.</summary>
    public float* Predictions => At(_predictions);

    /// <summary>The loss's derivative by these, laid out as they are.</summary>
    public float* PredictionSlopes => At(_predictionSlopes);

    /// <summary>One layer's dropout mask, if the net drops units: capacity × the padded width.</summary>
    public float* Mask => At(_mask);

    /// <summary>What a layer gives on: capacity × its padded width.</summary>
    public float* Values(int layer) => At(_values[layer]);

    /// <summary>
    /// After the forward pass the derivative of a layer's nonlinearity, after the backward pass that of the loss by what entered it.
    /// </summary>
    public float* Slopes(int layer) => At(_slopes[layer]);

    /// <summary>Of the products.</summary>
    public float* Scratch => At(_scratch);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_returned) return;
        _returned = true;
        _pool.Return(_block);
    }

    private float* At(nint offset)
    {
        ObjectDisposedException.ThrowIf(_returned, this);
        return _block.Start + offset;
    }

    private nint Reserve(int rows, int columns)
    {
        var start = _length;
        _length = checked(_length + (((nint)rows * columns) + Padding.Unit - 1) / Padding.Unit * Padding.Unit);
        return start;
    }
}
