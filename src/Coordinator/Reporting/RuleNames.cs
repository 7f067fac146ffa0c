using ActorSearch.Shared.Experiments;

namespace ActorSearch.Coordinator.Reporting;

/// <summary>What files and sentences call a selection rule: as the experiment file does.</summary>
internal static class RuleNames
{
    public static string Of(SelectionRule rule) => SelectionRuleWords.Of(rule);
}
