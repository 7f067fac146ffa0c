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
        double rows = 0, seen = 0, hits = 0, both = 0, predicted = 0, actual = 0;
        foreach (var counts in classes)
        {
            // Pairs of rows of different classes. As a difference of squares they would be noise, or below 0, where weights are fractions and all rows are of one class.
            predicted += 2 * seen * counts.Predicted;
            actual += 2 * rows * counts.Support;
            seen += counts.Predicted;
            rows += counts.Support;
            hits += counts.Hits;
            both += counts.Support * counts.Predicted;
        }

        var spread = Math.Sqrt(predicted) * Math.Sqrt(actual);
        return spread == 0 ? 0 : ((hits * rows) - both) / spread;
    }
}
