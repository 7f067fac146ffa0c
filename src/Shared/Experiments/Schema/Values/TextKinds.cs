using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

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
