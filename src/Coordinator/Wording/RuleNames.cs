using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema.Sections;

namespace ActorSearch.Coordinator.Wording;

/// <summary>The names of selection rules, the same as in the experiment file.</summary>
internal static class RuleNames
{
    public static string Describe(SelectionRule rule) => SelectionRuleWords.WordFor(rule);
}
