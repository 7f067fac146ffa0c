using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Shared.Experiments.Schema.Sections;

/// <summary>From which probability on the second of two classes is predicted.</summary>
public static class ThresholdSection
{
    public const string None = "none", ByCosts = "costs";

    public static readonly Setting<string> Threshold = new Setting<string>(
        "selection.threshold", SettingScope.Outcome,
        "What chooses the probability from which the second of two classes, or each label, is predicted, on out-of-fold predictions: none (predict the most probable class, and labels from 0.5 on), costs, "
        + "or a metric of predicted classes or labels.", None,
        new TextKind("none, costs or a metric")).WithClasses(ModelSection.Loss, ModelSection.LossOfLabels);

    public static readonly Setting<ClassWeights> Costs = new Setting<ClassWeights>(
        "selection.costs", SettingScope.Outcome, "Cost of a row of each class that is predicted as the other one, for selection.threshold = costs. "
        + "A list is in the order of the classes, like that of loss.class-weights.", "[1, 1]",
        new ClassWeightsKind(NumberKind.Most, 1, HasRules: false, ("{ good = 1, bad = 5 }", "[1, 5]"))).With(Threshold, ByCosts);

    public static readonly ImmutableArray<Setting> All = [Threshold, Costs];

    /// <summary>The rule; null: the most probable class is predicted.</summary>
    public static ThresholdRule? Make(SettingValues values) => !values.IsUsed(Threshold) ? null : values.Get(Threshold) switch
    {
        None => null,
        ByCosts => new ThresholdRule.ByCosts(values.Get(Costs)),
        var word when ObjectiveSection.TargetHasLabels(values) => new ThresholdRule.ByLabels(values.With(SearchSection.Metric, word).Make(SearchSection.Metric)),
        var word => new ThresholdRule.ByMetric(values.With(SearchSection.Metric, word).Make(SearchSection.Metric)),
    };
}
