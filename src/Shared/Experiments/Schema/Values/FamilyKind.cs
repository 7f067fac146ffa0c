using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace ActorSearch.Shared.Experiments.Schema.Values;

/// <summary>The values of a setting whose words are kinds; which there are is known when a <see cref="Catalog"/> has them all.</summary>
public sealed record FamilyKind<T>(ImmutableArray<Kind<T>> Kinds) : ValueKind<Kind<T>>
{
    /// <inheritdoc/>
    public override string Expected => Kinds.Length == 1
        ? Kinds[0].Text
        : $"{string.Join(", ", Kinds[..^1].Select(kind => kind.Text))} or {Kinds[^1].Text}";

    /// <inheritdoc/>
    public override ImmutableArray<string> Names => [.. Kinds.Where(kind => kind.Takes is null).Select(kind => kind.Word)];

    /// <inheritdoc/>
    public override bool TryParse(string text, [MaybeNullWhen(false)] out Kind<T> value)
    {
        var colon = text.IndexOf(':');
        var (word, argument) = colon < 0 ? (text, null) : (text[..colon], text[(colon + 1)..].Trim());
        value = Kinds.FirstOrDefault(kind => kind.Word == word && kind.Takes is null == argument is null);
        if (value is null || argument?.Length == 0 || argument?.Any(char.IsControl) == true) return false;
        value = value with { Argument = argument };
        return true;
    }

    /// <inheritdoc/>
    public override string Format(Kind<T> value) => value.Text;
}
