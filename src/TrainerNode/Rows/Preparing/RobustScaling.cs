using ActorSearch.Shared.Arithmetic;
using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Rows.Preparing;

/// <summary>By median and interquartile range, so that a few large numbers do not matter; a range of 0 counts as 1.</summary>
public sealed record RobustScaling : InputScaling
{
    public static readonly Kind<InputScaling> Kind = new("robust", _ => new RobustScaling());

    /// <inheritdoc/>
    public override FittedScale Fit(ReadOnlySpan<float> values, ReadOnlySpan<float> weights = default)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        double[] numbers = [.. sorted];
        var range = (float)(OrderStatistics.Quantile(numbers, 0.75) - OrderStatistics.Quantile(numbers, 0.25));
        return new FittedScale.Linear((float)OrderStatistics.Quantile(numbers, 0.5), range > 0 ? range : 1);
    }
}
