using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Randomness;

namespace ActorSearch.TrainerNode.Training.Initializers;

/// <summary>Uniform in ±√(6/(fan-in + fan-out)) (Glorot and Bengio, 2010).</summary>
public sealed record XavierWeights : Initialization
{
    public static readonly Kind<Initialization> Kind = new("xavier", _ => new XavierWeights());

    /// <inheritdoc/>
    public override WeightDraw Weights(int fanIn, int fanOut) => WeightDraws.Uniform(Math.Sqrt(6.0 / (fanIn + fanOut)));
}
