using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Metrics.Counts;

/// <summary>Precision of one class.</summary>
public sealed record Precision(int Class, string? ClassName = null) : OneClassMetric("precision", Class, ClassName)
{
    public static readonly Kind<Metric> Kind = CreateKind("precision", (index, name) => new Precision(index, name));

    /// <inheritdoc/>
    protected override double Compute(ClassCounts counts) => counts.Precision;
}
