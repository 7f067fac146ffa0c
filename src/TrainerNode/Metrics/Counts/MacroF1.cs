using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Metrics.Counts;

/// <summary>Mean F1 over the classes that occur, among the rows or among the predictions.</summary>
public sealed record MacroF1() : CountMetric("macro-f1")
{
    public static readonly Kind<Metric> Kind = new("macro-f1", _ => new MacroF1());

    /// <inheritdoc/>
    public override bool IsRecorded => true;

    /// <inheritdoc/>
    protected override double Compute(ReadOnlySpan<ClassCounts> classes) => ClassCounts.Mean(classes, counts => counts.F1);
}
