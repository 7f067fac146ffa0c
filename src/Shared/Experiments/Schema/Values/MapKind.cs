using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using ActorSearch.Shared.Hocon;

namespace ActorSearch.Shared.Experiments.Schema.Values;

/// <summary>An object from names to words, each standing for something.</summary>
/// <param name="Words">The words.</param>
/// <param name="Example">An example of an object.</param>
public sealed record MapKind<T>(WordKind<T> Words, string Example) : ValueKind<ImmutableSortedDictionary<string, T>>
{
    /// <inheritdoc/>
    public override string Expected => $"an object of names, for example {Example}, each {Words.Expected}";

    /// <inheritdoc/>
    public override bool TryRead(HoconTree written, [MaybeNullWhen(false)] out ImmutableSortedDictionary<string, T> value)
    {
        var all = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        value = written is HoconTree.Branch branch && branch.Leaves().All(leaf =>
            leaf.Value is HoconTree.Text word && Words.TryParse(word.Value, out var meant) && all.TryAdd(leaf.Path, meant)) ? all.ToImmutable() : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override bool TryParse(string text, [MaybeNullWhen(false)] out ImmutableSortedDictionary<string, T> value)
    {
        value = text == "{}" ? ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal) : null;
        return value is not null || (HoconReader.TryRead($"map = {text}", out var document, out _)
            && document.Root.Fields is [{ Key: "map", Value: var tree }] && TryRead(tree, out value));
    }

    /// <summary>An object of JSON with its keys in ordinal order, which is HOCON too.</summary>
    public override string Format(ImmutableSortedDictionary<string, T> value) =>
        $"{{{string.Join(", ", value.Select(pair => $"{JsonSerializer.Serialize(pair.Key)}: {JsonSerializer.Serialize(Words.Format(pair.Value))}"))}}}";
}
