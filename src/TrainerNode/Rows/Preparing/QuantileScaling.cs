using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Rows.Preparing;

/// <summary>To the place among the training rows (see <see cref="QuantileMap"/>).</summary>
/// <param name="Quantiles">Most quantiles that are kept of a column.</param>
/// <param name="IsNormal">Whether places become normal numbers.</param>
public sealed record QuantileScaling(int Quantiles, bool IsNormal) : InputScaling
{
    private static readonly Setting<int> Most = Define.Whole(
        "data.prepare.quantiles", SettingScope.Training, 1000, "Most quantiles that are kept of a column.", atLeast: 2, atMost: 100_000) with
    { LeavesKey = true };

    private static readonly Setting<bool> Normal = Define.Word(
        "data.prepare.distribution", SettingScope.Training, "uniform", "What scaled numbers are distributed as: uniform from 0 to 1, or normal.",
        Define.Means("uniform", false), Define.Means("normal", true)) with
    { LeavesKey = true };

    public static readonly Kind<InputScaling> Kind = new("quantile", values => new QuantileScaling(values.Get(Most), values.Get(Normal)), Most, Normal);

    /// <inheritdoc/>
    public override FittedScale Fit(ReadOnlySpan<float> values, ReadOnlySpan<float> weights = default)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return new FittedScale.Ranks(QuantileMap.Fit([.. sorted], Quantiles, IsNormal));
    }
}
