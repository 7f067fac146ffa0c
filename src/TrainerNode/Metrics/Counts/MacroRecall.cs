using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Metrics.Counts;

/// <summary>Mean recall over the classes that occur.</summary>
public sealed record MacroRecall() : CountMetric("macro-recall")
{
    public static readonly Kind<Metric> Kind = new("macro-recall", _ => new MacroRecall());

    /// <inheritdoc/>
    public override bool IsRecorded => true;

    /// <inheritdoc/>
    protected override double Compute(ReadOnlySpan<ClassCounts> classes) => ClassCounts.Mean(classes, counts => counts.Recall);
}
