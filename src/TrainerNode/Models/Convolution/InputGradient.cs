using ActorSearch.TrainerNode.Models.Dense.Kernels;

namespace ActorSearch.TrainerNode.Models.Convolution;

/// <summary>
/// Backward through a convolution to its input: a convolution of the output's slopes with the kernel turned round. With a stride s the pixels of the
/// input fall into s² phases, each reached by its own part of the kernel, and none is multiplied with zeros in between.
/// </summary>
internal sealed unsafe class InputGradient
{
    private readonly IKernels _kernels;
    private readonly BlockPlaces _places;
    private readonly ConvShape _input, _output;
    private readonly int _pixel, _stride, _kernel, _before, _line;
    private readonly Phase[] _phases;

    /// <param name="kernels">Its arithmetic.</param>
    /// <param name="places">The block.</param>
    /// <param name="pixel">Floats from a pixel of the input's slopes to the next, a multiple of 16.</param>
    public InputGradient(IKernels kernels, BlockPlaces places, int pixel)
    {
        var layer = places.Layer;
        (_kernels, _places, _pixel, _input, _output) = (kernels, places, pixel, layer.Input, layer.Convolved);
        (_stride, _kernel) = (layer.Block.Stride, layer.Block.Kernel);
        var padding = layer.Block.Padding;
        _before = Math.Max(0, _kernel - 1 - padding) / _stride;
        int After(int side, int outputs) => Math.Max(0, ((side - 1 + padding) / _stride) - (outputs - 1));
        _line = (_before + _output.Width + After(_input.Width, _output.Width)) * places.Row;
        Length = (_before + _output.Height + After(_input.Height, _output.Height)) * _line;
        _phases = [.. Enumerable.Range(0, _stride * _stride).Select(at => PhaseOf(at / _stride, at % _stride))];
    }

    /// <summary>Floats of the output's slopes with a border of zeros.</summary>
    public int Length { get; }

    /// <summary>Floats of the weights as this product reads them.</summary>
    public int Packed => _kernel * _kernel * _places.Channels * _pixel;

    /// <summary>Rearranges the weights, once a step.</summary>
    public void Pack(float* weights, float* packed)
    {
        var (row, kernel) = (_places.Row, _kernel);
        foreach (var phase in _phases)
        {
            for (var down = phase.Down; down < kernel; down += _stride)
            {
                for (var right = phase.Right; right < kernel; right += _stride)
                {
                    Transposition.Run(
                        weights + (((down * kernel) + right) * row), kernel * kernel * row, _input.Channels, _places.Channels, packed, _pixel);
                    packed += _places.Channels * _pixel;
                }
            }
        }
    }

    /// <summary>Replaces the derivatives where the input came from by the slopes of the loss there.</summary>
    /// <param name="slopes">Of a group's maps.</param>
    /// <param name="count">Its images.</param>
    /// <param name="bordered">images × <see cref="Length"/>, the border 0.</param>
    /// <param name="packed">From <see cref="Pack"/>.</param>
    /// <param name="derivatives">images × pixels of the input × channels.</param>
    public void Run(float* slopes, int count, float* bordered, float* packed, float* derivatives)
    {
        for (var image = 0; image < count; image++)
        {
            Place(slopes + (image * _output.Height * _output.Width * _places.Row), bordered + (image * Length));
        }

        foreach (var phase in _phases)
        {
            for (var y = phase.FirstY; y < _input.Height && phase.Columns > 0; y += _stride)
            {
                RunLine(phase, y, count, bordered, packed, derivatives + (((y * _input.Width) + phase.FirstX) * _pixel));
            }
        }
    }

    private void RunLine(Phase phase, int y, int count, float* bordered, float* packed, float* derivatives)
    {
        var line = (y + _places.Layer.Block.Padding) / _stride;

        // Lines of the kernel that lie over the zeros above and below the slopes add nothing.
        var (from, to) = (Math.Max(0, line - (_output.Height - 1)), Math.Min(phase.Lines - 1, line));
        var (first, steps) = to < from ? (0, 0) : (from * phase.LineSteps, (to - from + 1) * phase.LineSteps);
        var (places, rows) = count > 1 ? (phase.Columns, count) : (1, phase.Columns);
        for (var x = 0; x < places; x++)
        {
            var c = derivatives + (x * _stride * _pixel);
            _kernels.Multiply(
                new ProductOperands
                {
                    A = bordered + ((line + _before) * (nint)_line) + phase.Start + (x * _places.Row),
                    ARow = count > 1 ? Length : _places.Row,
                    AStep = 0,
                    Offsets = PatchProducts.Address(phase.Offsets) + first,
                    B = packed + phase.Packed + (first * _pixel),
                    BStep = _pixel,
                    C = c,
                    CRow = count > 1 ? _input.Height * _input.Width * _pixel : _stride * _pixel,
                    Steps = steps,
                    Factor = c,
                },
                rows,
                _pixel);
        }
    }

    private void Place(float* slopes, float* bordered)
    {
        int row = _places.Row, width = _output.Width * row;
        for (var y = 0; y < _output.Height; y++)
        {
            new ReadOnlySpan<float>(slopes + (y * width), width).CopyTo(new Span<float>(bordered + ((y + _before) * _line) + (_before * row), width));
        }
    }

    private Phase PhaseOf(int down, int right)
    {
        var (row, padding) = (_places.Row, _places.Layer.Block.Padding);
        int Taps(int first) => first < _kernel ? ((_kernel - 1 - first) / _stride) + 1 : 0;
        int First(int residue) => (((residue - padding) % _stride) + _stride) % _stride;
        var (lines, taps) = (Taps(down), Taps(right));

        // One more than the sum has, so that there always is an address.
        var offsets = PatchProducts.Pinned((lines * taps * _places.Channels) + 1);
        for (var i = 0; i < offsets.Length - 1; i++)
        {
            var (tap, channel) = (i / _places.Channels, i % _places.Channels);
            offsets[i] = channel - (tap / taps * _line) - (tap % taps * row);
        }

        var before = Enumerable.Range(0, (down * _stride) + right).Sum(at => Taps(at / _stride) * Taps(at % _stride));
        var firstX = First(right);
        return new Phase(
            down,
            right,
            First(down),
            firstX,
            firstX < _input.Width ? ((_input.Width - 1 - firstX) / _stride) + 1 : 0,
            (((firstX + padding) / _stride) + _before) * row,
            lines,
            taps * _places.Channels,
            offsets,
            before * _places.Channels * _pixel);
    }

    /// <summary>The pixels that one part of the kernel reaches.</summary>
    /// <param name="Down">First line of the kernel's part.</param>
    /// <param name="Right">First column of it.</param>
    /// <param name="FirstY">First line of the pixels.</param>
    /// <param name="FirstX">First pixel of a line.</param>
    /// <param name="Columns">Pixels of a line.</param>
    /// <param name="Start">Floats from a line of the bordered slopes to what the first pixel starts at.</param>
    /// <param name="Lines">Lines of the kernel's part.</param>
    /// <param name="LineSteps">Terms of a sum for each of them.</param>
    /// <param name="Offsets">From there to each number that the sum needs.</param>
    /// <param name="Packed">Where the part begins in the packed weights.</param>
    private sealed record Phase(
        int Down, int Right, int FirstY, int FirstX, int Columns, int Start, int Lines, int LineSteps, int[] Offsets, int Packed);
}
