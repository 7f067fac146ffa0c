using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Randomness;

namespace ActorSearch.TrainerNode.Training.Initializers;

/// <summary>Normal with deviation √(1/fan-in) (LeCun et al., «Efficient BackProp», 1998).</summary>
public sealed record LeCunWeights : Initialization
{
    public static readonly Kind<Initialization> Kind = new("lecun", _ => new LeCunWeights());

    /// <inheritdoc/>
    public override WeightDraw Weights(int fanIn, int fanOut) => WeightDraws.Normal(Math.Sqrt(1.0 / fanIn));
}
