using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Metrics.Numbers;

/// <summary>1 − residual sum of squares / total sum of squares; NaN where the target is constant.</summary>
public sealed record R2() : NumberMetric("r2", HigherIsBetter: true, Best: 1)
{
    public static readonly Kind<Metric> Kind = new("r2", _ => new R2());

    /// <inheritdoc/>
    public override bool IsRecorded => true;

    /// <inheritdoc/>
    public override string? Undefined(ReadOnlySpan<double> targets, ImmutableArray<string> classes) =>
        targets.IndexOfAnyExcept(targets[0]) < 0 ? "only one target value" : null;

    /// <inheritdoc/>
    public override double Compute(PredictedRows rows)
    {
        var predictions = rows.Outputs;
        var targets = rows.Targets;
        if (Scores.AreEqual(targets, rows.Weights.Span)) return double.NaN;
        double squared = 0, mean = 0, total = 0;
        for (var i = 0; i < targets.Length; i++)
        {
            var error = (double)predictions[i] - targets[i];
            squared += rows.WeightOf(i) * (error * error);
            mean += rows.WeightOf(i) * targets[i];
        }

        // A second pass: the sum of squares less the squared sum would lose its digits where the mean is large.
        mean /= rows.Total;
        for (var i = 0; i < targets.Length; i++) total += rows.WeightOf(i) * ((targets[i] - mean) * (targets[i] - mean));
        return 1 - (squared / total);
    }
}
