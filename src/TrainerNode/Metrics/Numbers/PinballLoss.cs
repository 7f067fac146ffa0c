using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Metrics.Numbers;

/// <summary>Mean of q·(y − p) where the target is above the prediction, else of (1 − q)·(p − y): least for the q-th quantile (Koenker and Bassett, 1978).</summary>
/// <param name="Quantile">q, in (0, 1).</param>
public sealed record PinballLoss(double Quantile) : NumberMetric(FormattableString.Invariant($"pinball:{Quantile}"))
{
    private static readonly Setting<double> Share =
        Define.Share("selection.quantile", SettingScope.Outcome, 0.5, "Quantile that the metric pinball measures.", fromNothing: false);

    public static readonly Kind<Metric> Kind = new("pinball", values => new PinballLoss(values.Get(Share)), Share);

    /// <inheritdoc/>
    public override string Text => "pinball";

    /// <inheritdoc/>
    public override string Key => "pinball";

    /// <inheritdoc/>
    public override double Compute(PredictedRows rows) =>
        MeanOf(rows, error => error < 0 ? Quantile * -error : (Quantile - 1) * -error) * rows.Factor;
}
