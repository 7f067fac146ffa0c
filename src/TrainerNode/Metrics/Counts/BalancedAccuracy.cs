using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Metrics.Counts;

/// <summary>Mean recall over the classes that have rows.</summary>
public sealed record BalancedAccuracy() : CountMetric("balanced-accuracy")
{
    public static readonly Kind<Metric> Kind = new("balanced-accuracy", _ => new BalancedAccuracy());

    /// <inheritdoc/>
    protected override double Compute(ReadOnlySpan<ClassCounts> classes)
    {
        var (sum, occurring) = (0.0, 0);
        foreach (var counts in classes)
        {
            if (counts.Support == 0) continue;
            sum += counts.Recall;
            occurring++;
        }

        return sum / occurring;
    }
}
