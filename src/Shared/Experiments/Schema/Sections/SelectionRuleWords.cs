namespace ActorSearch.Shared.Experiments.Schema.Sections;

/// <summary>The words of selection rules, in experiment files and in the store.</summary>
public static class SelectionRuleWords
{
    /// <summary>The word of a rule: <c>one-epoch</c>.</summary>
    public static string WordFor(SelectionRule rule) => SearchSection.Rule.Kind.Format(rule);

    /// <summary>The rule of a word.</summary>
    /// <exception cref="FormatException">No rule has this word.</exception>
    public static SelectionRule Parse(string word) => SearchSection.Rule.Parse(word);
}
