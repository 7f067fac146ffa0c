using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema.Sections;

namespace ActorSearch.Coordinator.Wording;

/// <summary>What files and sentences call a selection rule: as the experiment file does.</summary>
internal static class RuleNames
{
    public static string Of(SelectionRule rule) => SelectionRuleWords.Of(rule);
}
