using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Metrics.Counts;

/// <summary>Recall of one class.</summary>
public sealed record Recall(int Class, string? ClassName = null) : OneClassMetric("recall", Class, ClassName)
{
    public static readonly Kind<Metric> Kind = CreateKind("recall", (index, name) => new Recall(index, name));

    /// <inheritdoc/>
    protected override double Compute(ClassCounts counts) => counts.Recall;
}
