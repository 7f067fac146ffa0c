using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.Shared.Hocon;

namespace ActorSearch.Shared.Experiments.Schema.Values;

/// <summary>One comparison or a list of them, each of a name with a number: <c>parameters &lt; 50000</c>.</summary>
public sealed record RequirementsKind : ValueKind<ImmutableArray<(string Name, string Comparison, double Limit)>>
{
    private static readonly string[] Comparisons = ["<=", ">=", "<", ">"];

    /// <inheritdoc/>
    public override string Expected => "a comparison in quotes or a list of them, for example \"parameters < 50000\", with <, <=, > or >= and a number";

    /// <inheritdoc/>
    public override bool TryRead(HoconTree written, out ImmutableArray<(string Name, string Comparison, double Limit)> value)
    {
        var items = written is HoconTree.List list ? list.Items : [written];
        value = [];
        foreach (var item in items)
        {
            if (item is not HoconTree.Text text || One(text.Value) is not { } one) return false;
            value = value.Add(one);
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool TryParse(string text, out ImmutableArray<(string Name, string Comparison, double Limit)> value)
    {
        value = [];
        return HoconReader.TryRead($"list = {text}", out var document, out _)
            && document.Root.Fields is [{ Key: "list", Value: HoconTree.List list }] && TryRead(list, out value);
    }

    /// <inheritdoc/>
    public override string Format(ImmutableArray<(string Name, string Comparison, double Limit)> value) =>
        $"[{string.Join(", ", value.Select(one => $"\"{Text(one)}\""))}]";

    /// <summary>A comparison as text.</summary>
    public static string Text((string Name, string Comparison, double Limit) one) => $"{one.Name} {one.Comparison} {NumberKind.Any.Format(one.Limit)}";

    private static (string, string, double)? One(string text)
    {
        var comparison = Array.Find(Comparisons, known => text.Contains(known, StringComparison.Ordinal));
        if (comparison is null || text.Split(comparison) is not [var name, var limit]) return null;
        name = name.Trim();
        return name.Length > 0 && !name.Any(c => char.IsControl(c) || c is '"' or '\\')
            && double.TryParse(limit, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? (name, comparison, number)
            : null;
    }
}
