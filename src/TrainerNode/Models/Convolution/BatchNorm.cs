using ActorSearch.TrainerNode.Models.Dense.Kernels;

namespace ActorSearch.TrainerNode.Models.Convolution;

/// <summary>
/// Batch normalisation (Ioffe and Szegedy, 2015) of one block, with PyTorch's constants. The statistics of an image are summed in float, those of the
/// images put together in double (Chan, Golub and LeVeque, 1983), from the first image to the last.
/// </summary>
internal sealed unsafe class BatchNorm
{
    private const double Momentum = 0.1, Epsilon = 1e-5;

    private readonly IKernels _kernels;
    private readonly Arena _arena;
    private readonly BlockPlaces _places;
    private readonly int _pixels;
    private readonly nint _sums, _mean, _factor, _shift;
    private readonly double[] _means, _squares, _slopes, _products, _inverse;

    public BatchNorm(IKernels kernels, Arena arena, BlockPlaces places)
    {
        (_kernels, _arena, _places) = (kernels, arena, places);
        _pixels = places.Layer.Convolved.Height * places.Layer.Convolved.Width;
        var row = places.Row;
        (_sums, _mean, _factor, _shift) = (arena.Reserve(1, row), arena.Reserve(1, row), arena.Reserve(1, row), arena.Reserve(1, row));
        (_means, _squares, _slopes, _products, _inverse) =
            (new double[row], new double[row], new double[row], new double[row], new double[row]);
    }

    /// <summary>Whether the last batch was normalised by itself.</summary>
    public bool ByBatch { get; private set; }

    /// <summary>Normalise by the batch: takes its statistics, and moves the running ones towards them.</summary>
    /// <param name="maps">rows × pixels × channels.</param>
    /// <param name="rows">Images; together with their pixels more than one number a channel.</param>
    /// <param name="parameters">The flat block.</param>
    public void Measure(float* maps, int rows, float* parameters)
    {
        ByBatch = true;
        float* sums = _arena.At(_sums), mean = _arena.At(_mean);
        Array.Clear(_means);
        Array.Clear(_squares);
        for (var image = 0; image < rows; image++)
        {
            var at = maps + ((nint)image * _pixels * _places.Row);
            _kernels.SumColumns(at, _pixels, _places.Row, sums);
            for (var channel = 0; channel < _places.Row; channel++) mean[channel] = sums[channel] / _pixels;
            _kernels.SumDeviations(null, at, _pixels, _places.Row, mean, sums);
            for (var channel = 0; channel < _places.Row; channel++)
            {
                var further = mean[channel] - _means[channel];
                _means[channel] += further / (image + 1);
                _squares[channel] += sums[channel] + (further * further * _pixels * image / (image + 1));
            }
        }

        var count = (double)rows * _pixels;
        for (var channel = 0; channel < _places.Channels; channel++)
        {
            ref float runningMean = ref parameters[_places.Mean + channel], runningVariance = ref parameters[_places.Variance + channel];
            runningMean = (float)(((1 - Momentum) * runningMean) + (Momentum * _means[channel]));
            runningVariance = (float)(((1 - Momentum) * runningVariance) + (Momentum * _squares[channel] / (count - 1)));
            Prepare(channel, _means[channel], _squares[channel] / count, parameters);
        }
    }

    /// <summary>Normalise by the running statistics.</summary>
    public void UseRunning(float* parameters)
    {
        ByBatch = false;
        for (var channel = 0; channel < _places.Channels; channel++)
        {
            Prepare(channel, parameters[_places.Mean + channel], parameters[_places.Variance + channel], parameters);
        }
    }

    /// <summary>Normalises the maps of one image.</summary>
    public void Apply(float* maps, float* parameters, float* normalized) => _kernels.Normalize(
        maps, _pixels, _places.Row, _arena.At(_mean), _arena.At(_factor), parameters + _places.Shift, normalized);

    /// <summary>Starts the sums of a backward pass.</summary>
    public void StartBackward()
    {
        Array.Clear(_slopes);
        Array.Clear(_products);
    }

    /// <summary>Takes in one image; the slopes of what is not picked are 0.</summary>
    /// <param name="slopes">By what was normalised, where the pooling picked: picked × channels.</param>
    /// <param name="picked">What the convolution gave there.</param>
    /// <param name="count">How many.</param>
    public void AddSlopes(float* slopes, float* picked, int count)
    {
        var sums = _arena.At(_sums);
        _kernels.SumColumns(slopes, count, _places.Row, sums);
        for (var channel = 0; channel < _places.Row; channel++) _slopes[channel] += sums[channel];
        _kernels.SumDeviations(slopes, picked, count, _places.Row, _arena.At(_mean), sums);
        for (var channel = 0; channel < _places.Row; channel++) _products[channel] += sums[channel];
    }

    /// <summary>The gradients of scale and shift, after all images.</summary>
    public void FinishSums(int rows, float* gradients)
    {
        float* factor = _arena.At(_sums), shift = _arena.At(_shift), by = _arena.At(_factor);
        var count = (double)rows * _pixels;
        for (var channel = 0; channel < _places.Channels; channel++)
        {
            var inverse = _inverse[channel];
            gradients[_places.Scale + channel] = (float)(_products[channel] * inverse);
            gradients[_places.Shift + channel] = (float)_slopes[channel];

            // What every number of the batch gets through the mean and the variance.
            factor[channel] = ByBatch ? (float)(-by[channel] * inverse * inverse * _products[channel] / count) : 0;
            shift[channel] = ByBatch ? (float)(-by[channel] * _slopes[channel] / count) : 0;
        }
    }

    /// <summary>The slopes of one image by what the convolution gave.</summary>
    /// <param name="maps">What it gave.</param>
    /// <param name="slopes">By what was normalised.</param>
    /// <param name="result">pixels × channels.</param>
    public void Backward(float* maps, float* slopes, float* result)
    {
        _kernels.Normalize(maps, _pixels, _places.Row, _arena.At(_mean), _arena.At(_sums), _arena.At(_shift), result);
        _kernels.AddScaled(slopes, _pixels, _places.Row, _arena.At(_factor), result);
    }

    private void Prepare(int channel, double mean, double variance, float* parameters)
    {
        var inverse = _inverse[channel] = 1 / Math.Sqrt(variance + Epsilon);
        _arena.At(_mean)[channel] = (float)mean;
        _arena.At(_factor)[channel] = (float)(parameters[_places.Scale + channel] * inverse);
    }
}
