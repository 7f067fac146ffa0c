using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Randomness;

namespace ActorSearch.TrainerNode.Training.Initializers;

/// <summary>Every weight 1.</summary>
public sealed record OnesWeights : Initialization
{
    public static readonly Kind<Initialization> Kind = new("ones", _ => new OnesWeights());

    /// <inheritdoc/>
    public override WeightDraw Weights(int fanIn, int fanOut) => WeightDraws.Always(1);
}
