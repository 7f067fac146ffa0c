using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Metrics.Counts;

/// <summary>A metric that follows from the counts of the classes.</summary>
public abstract record CountMetric(string Name) : ClassMetric(Name)
{
    /// <inheritdoc/>
    public sealed override double Of(PredictedRows rows) => Of(rows.Counts);

    /// <inheritdoc/>
    public sealed override double? FromCounts(ReadOnlySpan<ClassCounts> classes) => Of(classes);

    /// <summary>Its value; NaN where the counts do not define it.</summary>
    protected abstract double Of(ReadOnlySpan<ClassCounts> classes);
}
