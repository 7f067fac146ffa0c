using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Losses;

/// <summary>Mean absolute error, |p − y|.</summary>
public sealed record L1Loss : NumberLoss
{
    public static readonly Kind<LossSettings> Kind = new("l1", _ => new L1Loss());

    /// <inheritdoc/>
    protected override double Compute(double error) => Math.Abs(error);

    /// <inheritdoc/>
    protected override float Slope(float error) => Sign(error);
}
