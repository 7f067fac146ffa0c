using ActorSearch.TrainerNode.Models.Dense.Kernels;

namespace ActorSearch.TrainerNode.Models.Convolution;

/// <summary>A convolution by its definition: any kernel, stride and padding.</summary>
internal sealed unsafe class DirectConvolution : IConvolution
{
    private readonly BlockPlaces _places;
    private readonly Arena _arena;
    private readonly PatchProducts _products;
    private readonly InputGradient? _below;
    private readonly nint _bordered, _packed;
    private float* _parameters;

    /// <param name="kernels">Its arithmetic.</param>
    /// <param name="arena">Where all it writes to is reserved.</param>
    /// <param name="places">The block.</param>
    /// <param name="pixel">Floats from an input pixel to the next.</param>
    /// <param name="isFirst">Whether the input needs no gradient.</param>
    public DirectConvolution(IKernels kernels, Arena arena, BlockPlaces places, int pixel, bool isFirst)
    {
        (_places, _arena) = (places, arena);
        var (input, border) = (places.Layer.Input, places.Layer.Block.Padding);
        Frame = new ImageFrame(input, pixel, border, input.Height + (2 * border), input.Width + (2 * border));
        _products = new PatchProducts(kernels, places, Frame);
        if (isFirst) return;
        _below = new InputGradient(kernels, places, pixel);
        _bordered = arena.Reserve(Group, _below.Length);
        _packed = arena.Reserve(1, _below.Packed);
    }

    public ImageFrame Frame { get; }

    public int Group => _products.Group;

    public void Begin(float* parameters) => _parameters = parameters;

    public void Forward(float* images, int count, float* maps) =>
        _products.Forward(images, count, _parameters + _places.Weights, _parameters + _places.Bias, maps);

    public void BeginBackward() => _below?.Pack(_parameters + _places.Weights, _arena.At(_packed));

    public void Backward(float* images, int count, float* slopes, float* gradients, float* below)
    {
        _products.AddWeightGradient(images, count, slopes, gradients + _places.Weights);
        if (below != null) _below!.Run(slopes, count, _arena.At(_bordered), _arena.At(_packed), below);
    }

    public void EndBackward(float* gradients)
    {
    }
}
