using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Randomness;

namespace ActorSearch.TrainerNode.Training.Initializers;

/// <summary>Uniform in ±1, whatever the layer's size.</summary>
public sealed record UniformWeights : Initialization
{
    public static readonly Kind<Initialization> Kind = new("uniform", _ => new UniformWeights());

    /// <inheritdoc/>
    public override WeightDraw Weights(int fanIn, int fanOut) => WeightDraws.Uniform(1);
}
