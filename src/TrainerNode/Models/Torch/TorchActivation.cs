using ActorSearch.Shared.Experiments;
using TorchSharp;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Models.Torch;

/// <summary>libtorch's activations.</summary>
internal static class TorchActivation
{
    private static readonly Scalar LeakySlope = 0.01f.ToScalar();

    /// <summary>The function of one element, applied to all.</summary>
    public static Func<Tensor, Tensor> For(Activation activation) => activation switch
    {
        Activation.Gelu => x => x.gelu(),
        Activation.Relu => x => x.relu(),
        Activation.Relu6 => x => x.relu6(),
        Activation.Silu => x => x.silu(),
        Activation.Tanh => x => x.tanh(),
        Activation.LeakyRelu => x => x.leaky_relu(LeakySlope),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "Not an activation."),
    };
}
