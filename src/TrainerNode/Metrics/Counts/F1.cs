using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Metrics.Counts;

/// <summary>F1 of one class.</summary>
public sealed record F1(int Class, string? ClassName = null) : OneClassMetric("f1", Class, ClassName)
{
    public static readonly Kind<Metric> Kind = CreateKind("f1", (index, name) => new F1(index, name));

    /// <inheritdoc/>
    protected override double Compute(ClassCounts counts) => counts.F1;
}
