using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.TrainerNode.Models.Activations;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Models.Torch;

/// <summary>One block of a convolutional net: convolution, normalisation, activation, pooling.</summary>
internal sealed class TorchConvBlock : IDisposable
{
    // PyTorch's defaults.
    private const double Momentum = 0.1, Epsilon = 1e-5;

    private readonly ConvLayer _layer;
    private readonly Func<Tensor, Tensor> _activation;
    private readonly bool _rises;
    private readonly TorchParameter _weight, _bias;
    private readonly TorchParameter? _scale, _shift, _mean, _variance;

    public TorchConvBlock(ConvLayer layer, Activation activation, Func<string, TorchParameter> parameter)
    {
        _layer = layer;
        _activation = NetActivation.From(activation).On;
        _rises = activation.Rises;
        (_weight, _bias) = (parameter($"{layer.Index}.weight"), parameter($"{layer.Index}.bias"));
        if (!layer.Block.BatchNorm) return;
        var norm = layer.Index + 1;
        (_scale, _shift) = (parameter($"{norm}.weight"), parameter($"{norm}.bias"));
        (_mean, _variance) = (parameter($"{norm}.running_mean"), parameter($"{norm}.running_var"));
    }

    /// <summary>Floats of one row of what comes out.</summary>
    public int Outputs => _layer.Output.Count;

    /// <summary>Maps from maps; the caller's scope owns what is made.</summary>
    /// <param name="maps">rows × channels × height × width.</param>
    /// <param name="training">Whether the pass is recorded, and normalises by the batch instead of the running statistics.</param>
    public Tensor Forward(Tensor maps, bool training)
    {
        var block = _layer.Block;
        maps = nn.functional.conv2d(
            maps, _weight.For(training), _bias.For(training), strides: [block.Stride, block.Stride], padding: [block.Padding, block.Padding]);
        if (block.BatchNorm) maps = Normalized(maps, training);
        // Of a rising function the maximum is the function of the maximum, and there are fewer of these.
        return _rises ? _activation(Pooled(maps)) : Pooled(_activation(maps));
    }

    public void Dispose()
    {
        foreach (var parameter in new[] { _weight, _bias, _scale, _shift, _mean, _variance }) parameter?.Dispose();
    }

    private Tensor Pooled(Tensor maps) => _layer.Block.Pool > 1 ? nn.functional.max_pool2d(maps, _layer.Block.Pool) : maps;

    private Tensor Normalized(Tensor maps, bool training)
    {
        // A single number has no variance: such a batch is normalised by what was seen before.
        var byBatch = training && maps.shape[0] * maps.shape[2] * maps.shape[3] > 1;
        return nn.functional.batch_norm(
            maps, _mean!.Fixed, _variance!.Fixed, _scale!.For(training), _shift!.For(training), byBatch, Momentum, Epsilon);
    }
}
