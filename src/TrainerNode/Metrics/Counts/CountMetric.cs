using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Metrics.Counts;

/// <summary>A metric that follows from the counts of the classes.</summary>
public abstract record CountMetric(string Name) : ClassMetric(Name)
{
    /// <inheritdoc/>
    public sealed override double Compute(PredictedRows rows) => Compute(rows.Counts);

    /// <inheritdoc/>
    public sealed override double? FromCounts(ReadOnlySpan<ClassCounts> classes) => Compute(classes);

    /// <inheritdoc/>
    public sealed override double? OfLabel(ClassCounts without, ClassCounts with) => Compute([without, with]);

    /// <summary>Its value; NaN where the counts do not define it.</summary>
    protected abstract double Compute(ReadOnlySpan<ClassCounts> classes);
}
