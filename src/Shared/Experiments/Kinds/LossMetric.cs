using ActorSearch.Shared.Predictions;

namespace ActorSearch.Shared.Experiments.Kinds;

/// <summary>The validation loss itself, which every training measures anyway. Most losses of nets are ≥ 0; of an objective no bound is known.</summary>
public sealed record LossMetric() : Metric("loss", HigherIsBetter: false, Best: 0)
{
    /// <inheritdoc/>
    public override bool? IsForClasses => null;

    /// <inheritdoc/>
    public override double Compute(PredictedRows rows) => throw new NotSupportedException("The loss is measured by the training.");
}
