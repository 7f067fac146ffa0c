using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Rows.Preparing;

/// <summary>The normal number of the target's place among the training rows; predictions stay between the smallest and the largest of them.</summary>
/// <param name="Quantiles">Most quantiles that are kept.</param>
public sealed record QuantileTarget(int Quantiles) : TargetTransform
{
    private static readonly Setting<int> Most = Define.Whole(
        "data.prepare.target-quantiles", SettingScope.Training, 1000, "Most quantiles that are kept of the target.", atLeast: 2, atMost: 100_000) with
    { LeavesKey = true };

    public static readonly Kind<TargetTransform> Kind = new("quantile", values => new QuantileTarget(values.Get(Most)), Most);

    /// <inheritdoc/>
    public override FittedTarget Fit(ReadOnlySpan<double> sorted) => new FittedTarget.Ranks(QuantileMap.Fit(sorted, Quantiles, isNormal: true));
}
