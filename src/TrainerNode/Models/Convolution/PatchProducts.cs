using ActorSearch.TrainerNode.Models.Dense.Kernels;

namespace ActorSearch.TrainerNode.Models.Convolution;

/// <summary>
/// The products of a convolution with its weights and for their gradient, without a copy of the patches: the pixels of a line, or one pixel of several
/// images, are rows of a product, and the pixels under the kernel are listed by their distance from a patch's corner.
/// </summary>
internal sealed unsafe class PatchProducts
{
    /// <summary>Maps whose lines are shorter are computed for so many images at once: a line alone would make a product of too few rows.</summary>
    private const int Narrow = 6, Together = 12;

    private readonly IKernels _kernels;
    private readonly ConvShape _input, _output;
    private readonly int _kernel, _stride, _row, _border;
    private readonly ImageFrame _frame;
    private readonly int[] _pixels;
    private readonly Patch _whole;
    private readonly Patch[] _patches;

    /// <param name="kernels">Their arithmetic.</param>
    /// <param name="places">The block.</param>
    /// <param name="frame">How the images lie.</param>
    public PatchProducts(IKernels kernels, BlockPlaces places, ImageFrame frame)
    {
        var layer = places.Layer;
        (_kernels, _input, _output, _row, _frame) = (kernels, layer.Input, layer.Convolved, places.Row, frame);
        (_kernel, _stride, _border) = (layer.Block.Kernel, layer.Block.Stride, layer.Block.Padding);
        _whole = PatchOf(0, _kernel);
        _patches = new Patch[_output.Height];
        for (var y = 0; y < _patches.Length; y++)
        {
            // Lines of the kernel that lie over the zeros above and below the image add nothing.
            var (first, end) = (Math.Clamp(_border - (y * _stride), 0, _kernel), Math.Clamp(_border + _input.Height - (y * _stride), 0, _kernel));
            var like = Array.Find(_patches, patch => patch is not null && patch.First == first && patch.End == end);
            _patches[y] = (first, end) == (0, _kernel) ? _whole : like ?? PatchOf(first, end);
        }

        Group = GroupOf(_output);
        var pixels = _output.Height * _output.Width;
        _pixels = Pinned(Group * pixels);
        for (var i = 0; i < _pixels.Length; i++)
        {
            var (y, x) = (i % pixels / _output.Width, i % _output.Width);
            _pixels[i] = (i / pixels * _frame.Length) + (y * _stride * _frame.Line) + (x * _stride * frame.Pixel);
        }
    }

    /// <summary>Images that are computed at once.</summary>
    public int Group { get; }

    /// <summary>The same for maps of a shape.</summary>
    public static int GroupOf(ConvShape maps) => maps.Width < Narrow ? Together : 1;

    /// <summary>An array that stays where it is, so that its address is good as long as it is.</summary>
    public static int[] Pinned(int length) => GC.AllocateArray<int>(length, pinned: true);

    /// <summary>Maps of a group of images.</summary>
    /// <param name="images">One after the other, with their borders.</param>
    /// <param name="count">At most <see cref="Group"/>.</param>
    /// <param name="weights">Of the block.</param>
    /// <param name="bias">Of the block.</param>
    /// <param name="maps">images × pixels × channels.</param>
    public void Forward(float* images, int count, float* weights, float* bias, float* maps)
    {
        var (places, rows) = count > 1 ? (_output.Width, count) : (1, _output.Width);
        for (var y = 0; y < _output.Height; y++)
        {
            var patch = _patches[y];
            for (var x = 0; x < places; x++)
            {
                _kernels.Multiply(
                    new ProductOperands
                    {
                        A = images + (y * _stride * _frame.Line) + (x * _stride * _frame.Pixel),
                        ARow = count > 1 ? _frame.Length : _stride * _frame.Pixel,
                        AStep = 0,
                        Offsets = Address(patch.Offsets),
                        B = weights,
                        BStep = _row,
                        BOffsets = patch == _whole ? null : Address(patch.Weights),
                        C = maps + (((y * _output.Width) + x) * _row),
                        CRow = count > 1 ? _output.Height * _output.Width * _row : _row,
                        Steps = patch.Steps,
                        Start = bias,
                    },
                    rows,
                    _row);
            }
        }
    }

    /// <summary>Adds a group's part to the gradient of the weights. Each group is summed by itself, which keeps sums short and rounding small.</summary>
    /// <param name="images">One after the other, with their borders.</param>
    /// <param name="count">At most <see cref="Group"/>.</param>
    /// <param name="slopes">Of the maps: images × pixels × channels.</param>
    /// <param name="gradient">Laid out as the weights are.</param>
    public void AddWeightGradient(float* images, int count, float* slopes, float* gradient)
    {
        // The rows of a product are the channels under one place of the kernel, or, of few channels, the places of one of its lines.
        var across = _input.Channels >= _kernel;
        var (products, rows) = across ? (_kernel * _kernel, _input.Channels) : (_input.Channels * _kernel, _kernel);
        for (var product = 0; product < products; product++)
        {
            var first = across ? product : product * _kernel;
            var down = first / _kernel % _kernel;

            // The lines of the output under which this line of the kernel meets the image, not the zeros above or below.
            var from = Math.Max(0, (_border - down + _stride - 1) / _stride);
            var to = _input.Height - 1 + _border - down < 0 ? -1 : Math.Min(_output.Height - 1, (_input.Height - 1 + _border - down) / _stride);
            if (count > 1) (from, to) = (0, (count * _output.Height) - 1);
            if (to < from) continue;
            for (int pixel = from * _output.Width, end = (to + 1) * _output.Width; pixel < end; pixel += PartialSum.Terms)
            {
                _kernels.Multiply(
                    new ProductOperands
                    {
                        A = images + _whole.Offsets[first],
                        ARow = across ? 1 : _frame.Pixel,
                        AStep = 0,
                        Offsets = Address(_pixels) + pixel,
                        B = slopes + ((nint)pixel * _row),
                        BStep = _row,
                        C = gradient + (first * _row),
                        CRow = (across ? _kernel * _kernel : 1) * _row,
                        Steps = Math.Min(PartialSum.Terms, end - pixel),
                        Adds = true,
                    },
                    rows,
                    _row);
            }
        }
    }

    internal static int* Address(int[] pinned) => (int*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref pinned[0]);

    private Patch PatchOf(int first, int end)
    {
        var (square, part) = (_kernel * _kernel, Math.Max(0, end - first) * _kernel);

        // One more than the sum has, so that there always is an address.
        int[] offsets = Pinned((_input.Channels * part) + 1), weights = Pinned((_input.Channels * part) + 1);
        for (var i = 0; i < offsets.Length - 1; i++)
        {
            var (channel, down, right) = (i / part, first + (i % part / _kernel), i % _kernel);
            offsets[i] = (down * _frame.Line) + (right * _frame.Pixel) + channel;
            weights[i] = ((channel * square) + (down * _kernel) + right) * _row;
        }

        return new Patch(first, end, offsets, weights);
    }

    /// <summary>The pixels under some lines of the kernel.</summary>
    /// <param name="First">The first of the lines.</param>
    /// <param name="End">The line after the last.</param>
    /// <param name="Offsets">From the patch's corner to each number.</param>
    /// <param name="Weights">From the first weights to those of each number.</param>
    private sealed record Patch(int First, int End, int[] Offsets, int[] Weights)
    {
        /// <summary>Terms of a sum.</summary>
        public int Steps => Offsets.Length - 1;
    }
}
