using ActorSearch.TrainerNode.Models.Dense.Kernels;

namespace ActorSearch.TrainerNode.Models.Convolution;

/// <summary>
/// Winograd's convolution of kernels of 3 to 6 pixels with stride 1. A tile of 8 − kernel pixels a side takes 49 products a pair of channels, where the
/// definition takes kernel² for each pixel. The backward pass is the transpose of each step, so its gradient is that of what the forward pass computes.
/// </summary>
internal sealed unsafe class WinogradConvolution : IConvolution
{
    /// <summary>Tiles that a product has about as rows: enough for its registers, and few enough for the second cache.</summary>
    private const int TilesAtOnce = 56;

    /// <summary>Operations on vectors of sixteen floats that the transformations of a tile are worth, estimated from two small nets.</summary>
    private const double Transformation = 300;

    private const int Points = TileRow.Points, Pairs = Points * Points, MostImages = 12;

    private readonly IKernels _kernels;
    private readonly Arena _arena;
    private readonly BlockPlaces _places;
    private readonly ConvShape _output;
    private readonly int _kernel, _side, _inputs, _row, _pixel, _across, _down, _rows;
    private readonly nint _inputPair, _outputPair, _weights, _turned, _gradient, _under, _products, _scratch, _bordered;
    private float* _parameters;

    /// <param name="kernels">Its arithmetic.</param>
    /// <param name="arena">Where all it writes to is reserved.</param>
    /// <param name="places">The block.</param>
    /// <param name="pixel">Floats from an input pixel to the next, a multiple of 16.</param>
    public WinogradConvolution(IKernels kernels, Arena arena, BlockPlaces places, int pixel)
    {
        var layer = places.Layer;
        (_kernels, _arena, _places, _output, _pixel, _row) = (kernels, arena, places, layer.Convolved, pixel, places.Row);
        (_kernel, _inputs, _side) = (layer.Block.Kernel, layer.Input.Channels, SideOf(layer.Block.Kernel));
        (_down, _across) = (TilesOf(_output.Height, _side), TilesOf(_output.Width, _side));
        Frame = new ImageFrame(layer.Input, pixel, layer.Block.Padding, (_down * _side) + _kernel - 1, (_across * _side) + _kernel - 1);
        var blocks = BlocksOf(_down * _across);
        Group = GroupOf(layer);
        _rows = Group > 1 ? Group * _down : (_down + blocks - 1) / blocks;
        (_inputPair, _outputPair) = (PairOf(pixel), PairOf(_row));
        _weights = arena.Reserve(Pairs, (long)_inputs * _row);
        _turned = arena.Reserve(Pairs, (long)places.Channels * pixel);
        _gradient = arena.Reserve(Pairs, (long)_inputs * _row);
        _under = arena.Reserve(Pairs, _inputPair);
        _products = arena.Reserve(Pairs, _outputPair);
        _scratch = arena.Reserve(1, TileRow.ScratchOf(_across, _side, Math.Max(pixel, _row)));
        _bordered = arena.Reserve(Group, Frame.Length);
    }

    public ImageFrame Frame { get; }

    public int Group { get; }

    /// <summary>The same for a layer.</summary>
    public static int GroupOf(ConvLayer layer)
    {
        var (maps, side) = (layer.Convolved, SideOf(layer.Block.Kernel));
        var tiles = TilesOf(maps.Height, side) * TilesOf(maps.Width, side);
        return BlocksOf(tiles) > 1 ? 1 : Math.Clamp((int)Math.Round(TilesAtOnce / (double)tiles), 1, MostImages);
    }

    /// <summary>Whether a block is done so: its kernel and stride allow it, and the transformations cost less than they save.</summary>
    public static bool Suits(BlockPlaces places, int pixel)
    {
        var (block, output) = (places.Layer.Block, places.Layer.Convolved);
        if (block.Stride != 1 || block.Kernel is < 3 or > 6 || pixel % ProductOperands.PanelColumns != 0) return false;
        var side = SideOf(block.Kernel);
        double tiles = Math.Ceiling((double)output.Height / side) * Math.Ceiling((double)output.Width / side);

        // Operations on sixteen floats, forward.
        double inputs = places.Layer.Input.Channels, panels = places.Row / ProductOperands.PanelColumns;
        var transformed = tiles * ((Pairs * inputs * panels) + (Transformation * ((pixel / ProductOperands.PanelColumns) + panels)));
        return transformed < output.Height * output.Width * block.Kernel * block.Kernel * inputs * panels;
    }

    public void Begin(float* parameters)
    {
        _parameters = parameters;
        _kernels.EvaluateKernel(parameters + _places.Weights, _inputs, _kernel, _row, _arena.At(_weights));
    }

    public void Forward(float* images, int count, float* maps)
    {
        float* under = _arena.At(_under), products = _arena.At(_products), weights = _arena.At(_weights), bias = _parameters + _places.Bias;
        for (var first = 0; first < count * _down; first += _rows)
        {
            var rows = Math.Min(_rows, (count * _down) - first);
            Evaluate(images, first, rows, under);
            for (var pair = 0; pair < Pairs; pair++)
            {
                _kernels.Multiply(
                    new ProductOperands
                    {
                        A = under + (pair * _inputPair),
                        ARow = _pixel,
                        AStep = 1,
                        B = weights + ((nint)pair * _inputs * _row),
                        BStep = _row,
                        C = products + (pair * _outputPair),
                        CRow = _row,
                        Steps = _inputs,
                    },
                    rows * _across,
                    _row);
            }

            for (var row = 0; row < rows; row++)
            {
                _kernels.InterpolateTiles(Outputs(first + row), products + (row * _across * _row), bias, maps + OutputAt(first + row));
            }
        }
    }

    public void BeginBackward()
    {
        new Span<float>(_arena.At(_gradient), Pairs * _inputs * _row).Clear();
        for (var pair = 0; pair < Pairs; pair++)
        {
            Transposition.Run(
                _arena.At(_weights) + ((nint)pair * _inputs * _row), _row, _inputs, _places.Channels,
                _arena.At(_turned) + ((nint)pair * _places.Channels * _pixel), _pixel);
        }
    }

    public void Backward(float* images, int count, float* slopes, float* gradients, float* below)
    {
        float* under = _arena.At(_under), products = _arena.At(_products), bordered = _arena.At(_bordered);
        if (below != null) new Span<float>(bordered, count * Frame.Length).Clear();
        for (var first = 0; first < count * _down; first += _rows)
        {
            var rows = Math.Min(_rows, (count * _down) - first);
            Evaluate(images, first, rows, under);
            for (var row = 0; row < rows; row++)
            {
                _kernels.SpreadTiles(Outputs(first + row), slopes + OutputAt(first + row), products + (row * _across * _row));
            }

            for (var pair = 0; pair < Pairs; pair++) MultiplyBack(pair, rows * _across, below != null);
            if (below == null) continue;
            for (var row = 0; row < rows; row++)
            {
                _kernels.AddEvaluatedTiles(Inputs(), under + (row * _across * _pixel), bordered + InputAt(first + row));
            }
        }

        if (below == null) return;
        for (var image = 0; image < count; image++, bordered += Frame.Length)
        {
            for (var y = 0; y < _places.Layer.Input.Height; y++, below += Frame.Inside) _kernels.Scale(below, Frame.Start(bordered, y), Frame.Inside);
        }
    }

    public void EndBackward(float* gradients) =>
        _kernels.AddEvaluatedKernel(_arena.At(_gradient), _inputs, _kernel, _row, gradients + _places.Weights);

    /// <summary>Adds to the gradient at a pair of points, then replaces the inputs there by their slopes.</summary>
    private void MultiplyBack(int pair, int tiles, bool goesOn)
    {
        float* under = _arena.At(_under) + (pair * _inputPair), slopes = _arena.At(_products) + (pair * _outputPair);
        _kernels.Multiply(
            new ProductOperands
            {
                A = under,
                ARow = 1,
                AStep = _pixel,
                B = slopes,
                BStep = _row,
                C = _arena.At(_gradient) + ((nint)pair * _inputs * _row),
                CRow = _row,
                Steps = tiles,
                Adds = true,
            },
            _inputs,
            _row);
        if (!goesOn) return;
        _kernels.Multiply(
            new ProductOperands
            {
                A = slopes,
                ARow = _row,
                AStep = 1,
                B = _arena.At(_turned) + ((nint)pair * _places.Channels * _pixel),
                BStep = _pixel,
                C = under,
                CRow = _pixel,
                Steps = _places.Channels,
            },
            tiles,
            _pixel);
    }

    private void Evaluate(float* images, int first, int rows, float* under)
    {
        for (var row = 0; row < rows; row++) _kernels.EvaluateTiles(Inputs(), images + InputAt(first + row), under + (row * _across * _pixel));
    }

    private TileRow Inputs() => new()
    {
        Tiles = _across,
        Side = _side,
        Channels = _pixel,
        Line = Frame.Line,
        Pair = _inputPair,
        Scratch = _arena.At(_scratch),
    };

    private TileRow Outputs(int row) => new()
    {
        Tiles = _across,
        Side = _side,
        Channels = _row,
        Line = (nint)_output.Width * _row,
        Width = _output.Width,
        Height = Math.Min(_side, _output.Height - (row % _down * _side)),
        Pair = _outputPair,
        Scratch = _arena.At(_scratch),
    };

    private nint InputAt(int row) => ((nint)(row / _down) * Frame.Length) + (row % _down * _side * Frame.Line);

    private nint OutputAt(int row) => (((row / _down) * _output.Height) + (row % _down * _side)) * (nint)_output.Width * _row;

    private static int SideOf(int kernel) => Points + 1 - kernel;

    private static int TilesOf(int pixels, int side) => (pixels + side - 1) / side;

    /// <summary>Products that the tiles of an image are divided into.</summary>
    private static int BlocksOf(int tiles) => Math.Max(1, (int)Math.Round((double)tiles / TilesAtOnce));

    /// <summary>An odd number of cache lines, so that the 49 parts do not fall into the same sets of a cache.</summary>
    private nint PairOf(int channels)
    {
        var floats = (nint)_rows * _across * channels;
        return floats / ProductOperands.PanelColumns % 2 == 0 ? floats + ProductOperands.PanelColumns : floats;
    }
}
