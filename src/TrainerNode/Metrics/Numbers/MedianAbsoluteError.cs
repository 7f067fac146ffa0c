using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Metrics.Numbers;

/// <summary>Median of |p − y|; of an even number of rows the mean of the two in the middle.</summary>
public sealed record MedianAbsoluteError() : NumberMetric("median-absolute-error")
{
    public static readonly Kind<Metric> Kind = new("median-absolute-error", _ => new MedianAbsoluteError());

    /// <inheritdoc/>
    public override double Of(PredictedRows rows)
    {
        var errors = new double[rows.Rows];
        for (var i = 0; i < errors.Length; i++) errors[i] = Math.Abs((double)rows.Outputs[i] - rows.Targets[i]);
        Array.Sort(errors);
        return (errors[(errors.Length - 1) / 2] + errors[errors.Length / 2]) / 2 * rows.Factor;
    }
}
