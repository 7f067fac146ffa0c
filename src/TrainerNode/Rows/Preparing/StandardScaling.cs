using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.Shared.Experiments.Schema.Values;

using ActorSearch.TrainerNode.Data;

namespace ActorSearch.TrainerNode.Rows.Preparing;

/// <summary>To mean 0 and population standard deviation 1; a constant column to 0.</summary>
public sealed record StandardScaling : InputScaling
{
    public static readonly Kind<InputScaling> Kind = new("standard", _ => new StandardScaling());

    /// <inheritdoc/>
    public override FittedScale Fit(ReadOnlySpan<float> values, ReadOnlySpan<float> weights = default)
    {
        var (mean, deviation) = ColumnScale.Fit(values, weights);
        return new FittedScale.Linear(mean, deviation);
    }
}
