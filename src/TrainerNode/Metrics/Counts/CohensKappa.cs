using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Metrics.Counts;

/// <summary>
/// Agreement beyond chance (Cohen, 1960): (accuracy − expected) / (1 − expected), from −1 to 1; 0 where all rows are of one class and predicted as it, because
/// chance explains that (scikit-learn has NaN there).
/// </summary>
public sealed record CohensKappa() : CountMetric("kappa")
{
    public static readonly Kind<Metric> Kind = new("kappa", _ => new CohensKappa());

    /// <inheritdoc/>
    protected override double Compute(ReadOnlySpan<ClassCounts> classes)
    {
        double rows = 0, hits = 0, both = 0;
        foreach (var counts in classes)
        {
            rows += counts.Support;
            hits += counts.Hits;
            both += counts.Support * counts.Predicted;
        }

        var missing = (rows * rows) - both;
        return missing == 0 ? 0 : ((hits * rows) - both) / missing;
    }
}
