using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace ActorSearch.Shared.Experiments.Schema.Values;

/// <summary>The values of a setting whose words are kinds; which there are is known when a <see cref="Catalog"/> has them all.</summary>
public sealed record FamilyKind<T>(ImmutableArray<Kind<T>> Kinds) : ValueKind<Kind<T>>
{
    /// <inheritdoc/>
    public override string Expected => Kinds.Length == 1
        ? Kinds[0].Word
        : $"{string.Join(", ", Kinds[..^1].Select(kind => kind.Word))} or {Kinds[^1].Word}";

    /// <inheritdoc/>
    public override bool TryParse(string text, [MaybeNullWhen(false)] out Kind<T> value)
    {
        value = Kinds.FirstOrDefault(kind => kind.Word == text);
        return value is not null;
    }

    /// <inheritdoc/>
    public override string Format(Kind<T> value) => value.Word;
}
