using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Metrics.Counts;

/// <summary>Share of rows whose highest output is their class.</summary>
public sealed record Accuracy() : CountMetric("accuracy")
{
    public static readonly Kind<Metric> Kind = new("accuracy", _ => new Accuracy());

    /// <inheritdoc/>
    public override bool FavoursFrequentClass => true;

    /// <inheritdoc/>
    public override bool IsRecorded => true;

    /// <inheritdoc/>
    protected override double Compute(ReadOnlySpan<ClassCounts> classes)
    {
        var (hits, rows) = (0.0, 0.0);
        foreach (var counts in classes) (hits, rows) = (hits + counts.Hits, rows + counts.Support);
        return hits / rows;
    }
}
