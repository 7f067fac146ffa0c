using ActorSearch.Shared.Experiments;

namespace ActorSearch.Coordinator.Reporting;

/// <summary>What files and sentences call a selection rule: as the experiment file does.</summary>
internal static class RuleNames
{
    public static string Of(SelectionRule rule) => rule switch
    {
        SelectionRule.MeanBest => "mean-best",
        SelectionRule.MeanCurve => "mean-curve",
        SelectionRule.OneStandardError => "one-standard-error",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Not a rule."),
    };
}
