using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Metrics.Numbers;

/// <summary>
/// Spearman's rho: the correlation of the ranks of targets and predictions, equal ones with the mean of their ranks; from −1 to 1. A row with the weight 2 counts like two rows. Predictions that are all
/// equal have no order: 0 (SciPy has NaN there).
/// </summary>
public sealed record Spearman() : NumberMetric("spearman", HigherIsBetter: true, Best: 1)
{
    public static readonly Kind<Metric> Kind = new("spearman", _ => new Spearman());

    /// <inheritdoc/>
    public override string? Undefined(ReadOnlySpan<double> targets, ImmutableArray<string> classes) =>
        targets.IndexOfAnyExcept(targets[0]) < 0 ? "only one target value" : null;

    /// <inheritdoc/>
    public override double Compute(PredictedRows rows)
    {
        if (Scores.AreEqual(rows.Targets, rows.Weights.Span)) return double.NaN;
        if (Scores.AreEqual(rows.Outputs, rows.Weights.Span)) return 0;
        var (targets, predictions) = (Scores.Ranks(rows.Targets, rows.Weights.Span), Scores.Ranks(rows.Outputs, rows.Weights.Span));
        double middle = (rows.Total + 1) / 2, both = 0, ofTargets = 0, ofPredictions = 0;
        for (var i = 0; i < targets.Length; i++)
        {
            both += rows.WeightOf(i) * (targets[i] - middle) * (predictions[i] - middle);
            ofTargets += rows.WeightOf(i) * (targets[i] - middle) * (targets[i] - middle);
            ofPredictions += rows.WeightOf(i) * (predictions[i] - middle) * (predictions[i] - middle);
        }

        return both / Math.Sqrt(ofTargets * ofPredictions);
    }
}
