using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Metrics.Counts;

/// <summary>Matthews' correlation coefficient, of several classes Gorodkin's R_K (2004); from −1 to 1, and 0 where all rows are of one class or predicted as one.</summary>
public sealed record MatthewsCorrelation() : CountMetric("mcc")
{
    public static readonly Kind<Metric> Kind = new("mcc", _ => new MatthewsCorrelation());

    /// <inheritdoc/>
    protected override double Compute(ReadOnlySpan<ClassCounts> classes)
    {
        double rows = 0, hits = 0, both = 0, predicted = 0, actual = 0;
        foreach (var counts in classes)
        {
            rows += counts.Support;
            hits += counts.Hits;
            both += counts.Support * counts.Predicted;
            predicted += counts.Predicted * counts.Predicted;
            actual += counts.Support * counts.Support;
        }

        var spread = Math.Sqrt((rows * rows) - predicted) * Math.Sqrt((rows * rows) - actual);
        return spread == 0 ? 0 : ((hits * rows) - both) / spread;
    }
}
