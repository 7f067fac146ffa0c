using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Rows.Preparing;

/// <summary>sign(y) · log(1 + |y|).</summary>
public sealed record Log1pTarget : TargetTransform
{
    public static readonly Kind<TargetTransform> Kind = new("log1p", _ => new Log1pTarget());

    /// <inheritdoc/>
    public override FittedTarget Fit(ReadOnlySpan<double> sorted) => new FittedTarget.SignedLog();
}
