using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Metrics.Numbers;

/// <summary>Mean of |p − y|.</summary>
public sealed record MeanAbsoluteError() : NumberMetric("mae")
{
    public static readonly Kind<Metric> Kind = new("mae", _ => new MeanAbsoluteError());

    /// <inheritdoc/>
    public override string Key => "meanAbsoluteError";

    /// <inheritdoc/>
    public override bool IsRecorded => true;

    /// <inheritdoc/>
    public override double Compute(PredictedRows rows) => MeanOf(rows, Math.Abs) * rows.Factor;
}
