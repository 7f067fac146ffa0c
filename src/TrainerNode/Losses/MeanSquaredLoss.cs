using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Losses;

/// <summary>Mean squared error, (p − y)².</summary>
public sealed record MeanSquaredLoss : NumberLoss
{
    public static readonly Kind<LossSettings> Kind = new("mse", _ => new MeanSquaredLoss());

    /// <inheritdoc/>
    public override double Unit(double deviation) => deviation * deviation;

    /// <inheritdoc/>
    protected override double Compute(double error) => error * error;

    /// <inheritdoc/>
    protected override float Slope(float error) => 2 * error;
}
