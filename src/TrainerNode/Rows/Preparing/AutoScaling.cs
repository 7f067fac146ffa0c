using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Rows.Preparing;

/// <summary>Standard scaling where the table needs it or the experiment standardises; otherwise none.</summary>
public sealed record AutoScaling : InputScaling
{
    public static readonly Kind<InputScaling> Kind = new("auto", _ => new AutoScaling());

    /// <inheritdoc/>
    public override bool IsAuto => true;

    /// <inheritdoc/>
    public override InputScaling For(bool wanted) => wanted ? new StandardScaling() : new NoScaling();

    /// <inheritdoc/>
    public override FittedScale Fit(ReadOnlySpan<float> values, ReadOnlySpan<float> weights = default) => throw new InvalidOperationException("It depends on the table.");
}
