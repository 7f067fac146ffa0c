using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Randomness;

namespace ActorSearch.TrainerNode.Training.Initializers;

/// <summary>PyTorch's for linear layers and convolutions: weights and biases uniform in ±1/√fan-in. It draws Kaiming-uniform weights with a = √5
/// (He et al., 2015), which comes down to that.</summary>
public sealed record DefaultWeights : Initialization
{
    public static readonly Kind<Initialization> Kind = new("default", _ => new DefaultWeights());

    /// <inheritdoc/>
    public override WeightDraw Weights(int fanIn, int fanOut) => WeightDraws.Uniform(1 / Math.Sqrt(fanIn));

    /// <inheritdoc/>
    public override WeightDraw Biases(int fanIn) => WeightDraws.Uniform(1 / Math.Sqrt(fanIn));
}
