using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Rows.Preparing;

/// <summary>Numbers stay as they are.</summary>
public sealed record NoScaling : InputScaling
{
    public static readonly Kind<InputScaling> Kind = new("none", _ => new NoScaling());

    /// <inheritdoc/>
    public override bool Levels => false;

    /// <inheritdoc/>
    public override FittedScale Fit(ReadOnlySpan<float> values, ReadOnlySpan<float> weights = default) => FittedScale.Linear.None;
}
