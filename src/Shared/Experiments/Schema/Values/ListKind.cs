using System.Collections.Immutable;
using System.Text;
using ActorSearch.Shared.Hocon;

namespace ActorSearch.Shared.Experiments.Schema.Values;

/// <summary>Values of one kind in brackets; texts among them are quoted in the canonical text.</summary>
/// <param name="Item">What each is.</param>
/// <param name="Least">How few there may be.</param>
/// <param name="Example">An example of a list.</param>
public sealed record ListKind<T>(ValueKind<T> Item, int Least, string Example) : ValueKind<ImmutableArray<T>>
{
    private bool Quotes => Item is not (WholeKind or NumberKind or FlagKind);

    /// <inheritdoc/>
    public override string Expected => $"a list, for example {Example}," + (Least > 0 ? " not empty," : "") + $" each item {Item.Expected}";

    /// <inheritdoc/>
    public override bool TryRead(HoconTree written, out ImmutableArray<T> value)
    {
        var items = ImmutableArray.CreateBuilder<T>();
        value = [];
        foreach (var tree in written is HoconTree.List list ? list.Items : [])
        {
            if (!Item.TryRead(tree, out var item))
            {
                return false;
            }

            items.Add(item);
        }

        value = items.ToImmutable();
        return written is HoconTree.List && value.Length >= Least;
    }

    /// <inheritdoc/>
    public override bool TryParse(string text, out ImmutableArray<T> value)
    {
        value = [];
        if (!Quotes)
        {
            // Without a parser, because this is called for each configuration of a search.
            return text is ['[', .., ']'] && TryRead(new HoconTree.List(text.Length == 2 ? [] :
                [.. text[1..^1].Split(", ").Select(item => new HoconTree.Text(item))]), out value);
        }

        return HoconReader.TryRead($"list = {text}", out var document, out _)
            && document.Root.Fields is [{ Key: "list", Value: HoconTree.List list }] && TryRead(list, out value);
    }

    /// <inheritdoc/>
    public override string Format(ImmutableArray<T> value) => $"[{string.Join(", ", value.Select(Shown))}]";

    private string Shown(T item) => Quotes ? Quoted(Item.Format(item)) : Item.Format(item);

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c switch { '"' or '\\' => $"\\{c}", '\n' => "\\n", '\t' => "\\t", _ => c.ToString() });
        }

        return quoted.Append('"').ToString();
    }
}
