using System.Collections.Immutable;

namespace ActorSearch.Shared.Experiments.Schema.Values;

/// <summary>One word of a setting of kinds (<c>adam</c> of <c>optimizer.kind</c>): the settings it brings, and what it makes from them.</summary>
/// <param name="Word">Its name in the experiment file.</param>
/// <param name="Make">Makes the thing of the values of its settings.</param>
/// <param name="Settings">The settings that it uses; kinds of one family may share some.</param>
public sealed record Kind<T>(string Word, Func<SettingValues, T> Make, params ImmutableArray<Setting> Settings)
{
    /// <summary>What must agree where it is chosen.</summary>
    public ImmutableArray<Rule> Rules { get; init; } = [];

    /// <summary>Whether the values of the target are classes with it; see <see cref="Setting{T}.WithClasses"/>.</summary>
    public bool IsForClasses { get; init; }

    /// <summary>What follows the word after a colon, for a sentence: <c>NAME</c> of <c>f1:NAME</c>; null where nothing does.</summary>
    public string? Takes { get; init; }

    /// <summary>What the user gave there; null before it is read, and where nothing follows.</summary>
    public string? Argument { get; init; }

    /// <summary>The word as a user writes it.</summary>
    public string Text => (Argument ?? Takes) is { } following ? $"{Word}:{following}" : Word;
}
