using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Metrics.Counts;

/// <summary>Mean precision over the classes that occur.</summary>
public sealed record MacroPrecision() : CountMetric("macro-precision")
{
    public static readonly Kind<Metric> Kind = new("macro-precision", _ => new MacroPrecision());

    /// <inheritdoc/>
    public override bool IsRecorded => true;

    /// <inheritdoc/>
    protected override double Compute(ReadOnlySpan<ClassCounts> classes) => ClassCounts.Mean(classes, counts => counts.Precision);
}
