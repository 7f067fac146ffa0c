using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Losses;

/// <summary>
/// q·(y − p) where the target is above the prediction, else (1 − q)·(p − y): a net that minimises it predicts the q-th quantile (Koenker and Bassett, 1978).
/// </summary>
/// <param name="Quantile">q, in (0, 1).</param>
public sealed record QuantileLoss(double Quantile) : NumberLoss
{
    private static readonly Setting<double> Share =
        Define.Share("loss.quantile", SettingScope.Measure, 0.5, "Quantile that loss.kind = quantile predicts.", fromNothing: false);

    public static readonly Kind<LossSettings> Kind = new("quantile", values => new QuantileLoss(values.Get(Share)), Share);

    /// <inheritdoc/>
    protected override double Compute(double error) => error > 0 ? (1 - Quantile) * error : -Quantile * error;

    /// <inheritdoc/>
    protected override float Slope(float error) => error > 0 ? (float)(1 - Quantile) : error < 0 ? -(float)Quantile : error;
}
