using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Randomness;

namespace ActorSearch.TrainerNode.Training.Initializers;

/// <summary>Normal with deviation √(2/fan-in), made for rectifiers (He et al., 2015).</summary>
public sealed record KaimingWeights : Initialization
{
    public static readonly Kind<Initialization> Kind = new("kaiming", _ => new KaimingWeights());

    /// <inheritdoc/>
    public override WeightDraw Weights(int fanIn, int fanOut) => WeightDraws.Normal(Math.Sqrt(2.0 / fanIn));
}
