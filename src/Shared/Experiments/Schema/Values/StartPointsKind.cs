using System.Collections.Immutable;
using ActorSearch.Shared.Hocon;

namespace ActorSearch.Shared.Experiments.Schema.Values;

/// <summary>Objects in brackets: settings of the space with values to begin with. The space decides whether it holds them.</summary>
public sealed record StartPointsKind : ValueKind<ImmutableArray<ImmutableArray<Choice>>>
{
    /// <inheritdoc/>
    public override string Expected => "a list of objects, for example [{ optimizer.learning-rate = 0.01 }]";

    /// <inheritdoc/>
    public override bool TryRead(HoconTree written, out ImmutableArray<ImmutableArray<Choice>> value)
    {
        var items = written is HoconTree.List list ? list.Items : [];
        value = [.. items.OfType<HoconTree.Branch>().Select(point => Leaves("", point).ToImmutableArray())];
        return written is HoconTree.List && value.Length == items.Length;
    }

    /// <inheritdoc/>
    public override bool TryParse(string text, out ImmutableArray<ImmutableArray<Choice>> value)
    {
        value = [];
        return text == "[]" || (HoconReader.TryRead($"list = {text}", out var document, out _)
            && document.Root.Fields is [{ Key: "list", Value: HoconTree.List list }] && TryRead(list, out value));
    }

    /// <inheritdoc/>
    public override string Format(ImmutableArray<ImmutableArray<Choice>> value) =>
        $"[{string.Join(", ", value.Select(point => $"{{{string.Join(", ", point.Select(choice => $"{choice.Path} = {Quoted(choice.Value)}"))}}}"))}]";

    private static IEnumerable<Choice> Leaves(string path, HoconTree.Branch branch)
    {
        foreach (var field in branch.Fields)
        {
            var inner = path.Length == 0 ? field.Key : $"{path}.{field.Key}";
            foreach (var leaf in field.Value is HoconTree.Branch below ? Leaves(inner, below) : [new Choice(inner, field.Value.ToString()!)])
            {
                yield return leaf;
            }
        }
    }

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
