using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Models.Dense;
using ActorSearch.TrainerNode.Models.Dense.Kernels;
using ActorSearch.TrainerNode.Models.Kinds;

namespace ActorSearch.TrainerNode.Models.Convolution;

/// <summary>
/// One block of a convolutional net: convolution, normalisation, activation, pooling, dropout. It works image by image, or on small groups of small ones, so
/// that their maps stay in the cache from the convolution to the pooling; only a normalisation by the batch needs all of them at once.
/// </summary>
internal sealed unsafe class ConvolutionBlock
{
    private readonly IKernels _kernels;
    private readonly Arena _arena;
    private readonly BlockPlaces _places;
    private readonly Activation _activation;
    private readonly bool _rises;
    private readonly float _dropout;
    private readonly IConvolution _convolution;
    private readonly BatchNorm? _norm;
    private readonly MapPlaces _maps;
    private readonly int _pixels;
    private readonly nint _inputs, _convolved, _normalized, _derivatives, _values, _which, _slopes, _picked, _spread, _sums;
    private readonly nint _mask, _draws;
    private int _rows;

    /// <param name="kernels">The arithmetic.</param>
    /// <param name="arena">Where all it writes to is reserved.</param>
    /// <param name="places">Its parameters.</param>
    /// <param name="model">Its activation and dropout.</param>
    /// <param name="capacity">Most images.</param>
    /// <param name="isFirst">Whether the input needs no gradient.</param>
    public ConvolutionBlock(IKernels kernels, Arena arena, BlockPlaces places, Conv model, int capacity, bool isFirst)
    {
        (_kernels, _arena, _places, _activation, _dropout) = (kernels, arena, places, model.Activation, (float)model.Dropout);
        _rises = model.Activation.Rises;
        var (layer, row) = (places.Layer, places.Row);
        var pixel = isFirst ? layer.Input.Channels : Padding.Up(layer.Input.Channels);
        _convolution = IsWinograd(places, isFirst)
            ? new WinogradConvolution(kernels, arena, places, pixel)
            : new DirectConvolution(kernels, arena, places, pixel, isFirst);
        _maps = new MapPlaces(layer.Convolved.Width, layer.Block.Pool, layer.Output.Height, layer.Output.Width, row);
        _pixels = layer.Convolved.Height * layer.Convolved.Width;
        _norm = layer.Block.BatchNorm ? new BatchNorm(kernels, arena, places) : null;
        _inputs = arena.Reserve(capacity, _convolution.Frame.Length);
        _convolved = arena.Reserve(_norm is null ? _convolution.Group : Math.Max(capacity, _convolution.Group), (long)_pixels * row);
        _normalized = _norm is null ? _convolved : arena.Reserve(_convolution.Group, (long)_pixels * row);
        _derivatives = _rises ? 0 : arena.Reserve(_pixels, row);
        _values = arena.Reserve(1, _maps.Pooled);
        _which = arena.Reserve(capacity, _maps.Pooled);
        _slopes = arena.Reserve(capacity, _maps.Pooled);
        _picked = _norm is null ? 0 : arena.Reserve(1, _maps.Pooled);
        _spread = arena.Reserve(_convolution.Group, (long)_pixels * row);
        _sums = arena.Reserve(1, row);
        _mask = _dropout > 0 ? arena.Reserve(1, _maps.Pooled) : 0;
        _draws = _dropout > 0 ? arena.Reserve(1, layer.Output.Count) : 0;
    }

    /// <summary>Pixels that are summed in one go, of an image or of a group of small ones.</summary>
    public static int SummedPixels(ConvLayer layer, bool isFirst)
    {
        var (maps, isWinograd) = (layer.Convolved, IsWinograd(new BlockPlaces(layer, 0, 0), isFirst));
        return (isWinograd ? WinogradConvolution.GroupOf(layer) : PatchProducts.GroupOf(maps)) * maps.Height * maps.Width;
    }

    /// <summary>Pixels of an image that comes out.</summary>
    public int OutputPixels => _maps.PooledHeight * _maps.PooledWidth;

    /// <summary>Floats of such a pixel.</summary>
    public int OutputRow => _places.Row;

    /// <summary>Takes in an image whose channels lie one after the other.</summary>
    public void AcceptPlanes(int image, ReadOnlySpan<float> planes) => _convolution.Frame.AcceptPlanes(planes, Input(image));

    /// <summary>Takes in an image whose pixels have their channels side by side, the output order of a block.</summary>
    public void AcceptPixels(int image, float* pixels) => _convolution.Frame.AcceptPixels(pixels, Input(image));

    /// <summary>Before the images of a batch: takes its statistics, where the training normalises by them.</summary>
    public void Begin(int rows, bool training, float* parameters)
    {
        _rows = rows;
        _convolution.Begin(parameters);
        if (_norm is null) return;

        // A single number has no variance: such a batch is normalised by what was seen before.
        if (!training || (long)rows * _pixels == 1)
        {
            _norm.UseRunning(parameters);
            if (!training) return;
        }

        for (var image = 0; image < rows; image += _convolution.Group) Convolve(image, Convolved(image));
        if ((long)rows * _pixels > 1) _norm.Measure(_arena.At(_convolved), rows, parameters);
    }

    /// <summary>The block's output for one image.</summary>
    /// <param name="training">The same as for <see cref="Begin"/>.</param>
    /// <param name="parameters">The flat block.</param>
    /// <param name="dropout">Draws the mask, if there is one.</param>
    /// <returns>pixels × channels, good until the next call.</returns>
    public float* Forward(int image, bool training, float* parameters, ref RandomStream dropout)
    {
        var byBatch = _norm is not null && training;
        float* maps = Convolved(byBatch ? image : image % _convolution.Group), values = _arena.At(_values);
        float* which = Which(image), slopes = Slopes(image);
        if (!byBatch && image % _convolution.Group == 0) Convolve(image, maps);
        if (_norm is not null)
        {
            _norm.Apply(maps, parameters, _arena.At(_normalized));
            maps = _arena.At(_normalized);
        }

        var mask = training && _dropout > 0 ? Mask(ref dropout) : null;
        if (_rises)
        {
            // Of a rising function the maximum is the function of the maximum, and there are fewer of these.
            _kernels.Pool(maps, _maps, values, which);
            _kernels.Activate(_activation, values, slopes, mask, _maps.Pooled);
        }
        else
        {
            _kernels.Activate(_activation, maps, _arena.At(_derivatives), null, _pixels * _places.Row);
            _kernels.Pool(maps, _maps, values, which);
            _kernels.Pick(_arena.At(_derivatives), _maps, which, slopes);
            if (mask != null)
            {
                _kernels.Scale(values, mask, _maps.Pooled);
                _kernels.Scale(slopes, mask, _maps.Pooled);
            }
        }

        return values;
    }

    /// <summary>
    /// After the forward pass the derivative of the activation where the pooling picked, of one image; before the backward pass that of the loss by
    /// what the activation got there.
    /// </summary>
    public float* Slopes(int image) => _arena.At(_slopes) + ((nint)image * _maps.Pooled);

    /// <summary>From the slopes of all images to the gradient and to the slopes of the block below.</summary>
    /// <param name="rows">Images.</param>
    /// <param name="parameters">The flat block.</param>
    /// <param name="gradients">The same, of the gradient; this block's part is 0.</param>
    /// <param name="below">The block below, if any.</param>
    public void Backward(int rows, float* parameters, float* gradients, ConvolutionBlock? below)
    {
        float* spread = _arena.At(_spread), sums = _arena.At(_sums);
        if (_norm is not null) SumSlopes(rows, gradients);
        _convolution.BeginBackward();
        for (var first = 0; first < rows; first += _convolution.Group)
        {
            var count = Math.Min(_convolution.Group, rows - first);
            var slopes = _norm is null ? spread : _arena.At(_normalized);
            for (var image = 0; image < count; image++)
            {
                var at = image * _pixels * _places.Row;
                _kernels.Spread(Slopes(first + image), _maps, Which(first + image), spread + at);
                _norm?.Backward(Convolved(first + image), spread + at, slopes + at);
            }

            // A bias that the batch's mean takes away again has the gradient 0.
            if (_norm is not { ByBatch: true })
            {
                _kernels.SumColumns(slopes, count * _pixels, _places.Row, sums);
                for (var channel = 0; channel < _places.Row; channel++) gradients[_places.Bias + channel] += sums[channel];
            }

            _convolution.Backward(Input(first), count, slopes, gradients, below is null ? null : below.Slopes(first));
        }

        _convolution.EndBackward(gradients);
    }

    private static bool IsWinograd(BlockPlaces places, bool isFirst) =>
        !isFirst && WinogradConvolution.Suits(places, Padding.Up(places.Layer.Input.Channels));

    private void SumSlopes(int rows, float* gradients)
    {
        var picked = _arena.At(_picked);
        _norm!.StartBackward();
        for (var image = 0; image < rows; image++)
        {
            _kernels.Pick(Convolved(image), _maps, Which(image), picked);
            _norm.AddSlopes(Slopes(image), picked, OutputPixels);
        }

        _norm.FinishSums(rows, gradients);
    }

    private float* Mask(ref RandomStream dropout)
    {
        float* draws = _arena.At(_draws), mask = _arena.At(_mask);
        DropoutMask.Fill(new Span<float>(draws, _places.Layer.Output.Count), _dropout, ref dropout);
        Transposition.Run(draws, OutputPixels, _places.Channels, OutputPixels, mask, _places.Row);
        return mask;
    }

    /// <summary>The group that begins with an image.</summary>
    private void Convolve(int image, float* maps) => _convolution.Forward(Input(image), Math.Min(_convolution.Group, _rows - image), maps);

    private float* Input(int image) => _arena.At(_inputs) + ((nint)image * _convolution.Frame.Length);

    private float* Convolved(int image) => _arena.At(_convolved) + ((nint)image * _pixels * _places.Row);

    private float* Which(int image) => _arena.At(_which) + ((nint)image * _maps.Pooled);
}
