using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Randomness;

namespace ActorSearch.TrainerNode.Training.Initializers;

/// <summary>Normal with deviation 1, whatever the layer's size.</summary>
public sealed record NormalWeights : Initialization
{
    public static readonly Kind<Initialization> Kind = new("normal", _ => new NormalWeights());

    /// <inheritdoc/>
    public override WeightDraw Weights(int fanIn, int fanOut) => WeightDraws.Normal(1);
}
