using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using ActorSearch.Shared.Hocon;

namespace ActorSearch.Shared.Experiments.Schema.Values;

/// <summary>A text on one line.</summary>
public sealed record TextKind(string Meaning) : ValueKind<string>
{
    /// <inheritdoc/>
    public override string Expected => Meaning;

    /// <inheritdoc/>
    public override bool TryParse(string text, [MaybeNullWhen(false)] out string value)
    {
        value = text;
        return !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl);
    }

    /// <inheritdoc/>
    public override string Format(string value) => value;
}

/// <summary>A word of a command line: any text but an empty one, with lines if it is a script.</summary>
public sealed record CommandWordKind : ValueKind<string>
{
    /// <inheritdoc/>
    public override string Expected => "a word of the command";

    /// <inheritdoc/>
    public override bool TryParse(string text, [MaybeNullWhen(false)] out string value)
    {
        value = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        return text.Length > 0 && !value.Any(c => char.IsControl(c) && c is not ('\n' or '\t'));
    }

    /// <inheritdoc/>
    public override string Format(string value) => value;
}

/// <summary>A name that can be a folder's.</summary>
public sealed record NameKind : ValueKind<string>
{
    /// <inheritdoc/>
    public override string Expected => "a name of letters, digits, '-', '_' and '.' that starts with a letter or a digit";

    /// <inheritdoc/>
    public override bool TryParse(string text, [MaybeNullWhen(false)] out string value)
    {
        value = text;
        return text.Length is > 0 and <= 100 && char.IsLetterOrDigit(text[0]) && text[^1] != '.'
            && text.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.');
    }

    /// <inheritdoc/>
    public override string Format(string value) => value;
}

/// <summary>One of a few words, each standing for something.</summary>
public sealed record WordKind<T>(ImmutableArray<KeyValuePair<string, T>> Words) : ValueKind<T>
{
    /// <inheritdoc/>
    public override string Expected => Words.Length == 1
        ? Words[0].Key
        : $"{string.Join(", ", Words[..^1].Select(word => word.Key))} or {Words[^1].Key}";

    /// <inheritdoc/>
    public override ImmutableArray<string> Names => [.. Words.Select(word => word.Key)];

    /// <inheritdoc/>
    public override bool TryParse(string text, [MaybeNullWhen(false)] out T value)
    {
        foreach (var word in Words)
        {
            if (word.Key == text)
            {
                value = word.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <inheritdoc/>
    public override string Format(T value) => Words.First(word => EqualityComparer<T>.Default.Equals(word.Value, value)).Key;
}

/// <summary>A name, or several in brackets; the canonical text of one is the name itself.</summary>
/// <param name="Name">What each is.</param>
/// <param name="Example">An example of several.</param>
public sealed record NamesKind(TextKind Name, string Example) : ValueKind<ImmutableArray<string>>
{
    private ListKind<string> Several { get; } = new(Name, 1, Example);

    /// <inheritdoc/>
    public override string Expected => $"{Name.Expected}, or a list of them, for example {Example}";

    /// <inheritdoc/>
    public override bool TryRead(HoconTree written, out ImmutableArray<string> value) =>
        written is HoconTree.List ? Several.TryRead(written, out value) : One(written is HoconTree.Text text ? text.Value : "", out value);

    /// <inheritdoc/>
    public override bool TryParse(string text, out ImmutableArray<string> value) =>
        (text is ['[', .., ']'] && Several.TryParse(text, out value)) || One(text, out value);

    /// <inheritdoc/>
    public override string Format(ImmutableArray<string> value) => value is [var one] && !one.StartsWith('[') ? one : Several.Format(value);

    private bool One(string text, out ImmutableArray<string> value)
    {
        var isName = Name.TryParse(text, out var name);
        value = isName ? [name!] : [];
        return isName;
    }
}
