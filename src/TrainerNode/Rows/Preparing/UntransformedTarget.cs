using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Rows.Preparing;

/// <summary>The target as it is.</summary>
public sealed record UntransformedTarget : TargetTransform
{
    public static readonly Kind<TargetTransform> Kind = new("none", _ => new UntransformedTarget());

    /// <inheritdoc/>
    public override FittedTarget? Fit(ReadOnlySpan<double> sorted) => null;
}
