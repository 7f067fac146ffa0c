using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Metrics.Numbers;

/// <summary>√ of the mean of (p − y)².</summary>
public sealed record RootMeanSquaredError() : NumberMetric("rmse")
{
    public static readonly Kind<Metric> Kind = new("rmse", _ => new RootMeanSquaredError());

    /// <inheritdoc/>
    public override string Key => "rootMeanSquaredError";

    /// <inheritdoc/>
    public override bool IsRecorded => true;

    /// <inheritdoc/>
    public override double Compute(PredictedRows rows) => Math.Sqrt(MeanOf(rows, error => error * error)) * rows.Factor;
}
