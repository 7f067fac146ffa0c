using System.Collections.Immutable;
using ActorSearch.Coordinator.Wording;

namespace ActorSearch.Coordinator.Reporting.Html.Charts;

/// <summary>A hyperparameter as charts are drawn from it.</summary>
/// <param name="Name">Its shortest unmistakable name.</param>
/// <param name="Log">Whether it is meant by its powers.</param>
/// <param name="Values">What it took, in the order of the space, numbers by size.</param>
/// <param name="Texts">The same as people read them; null where that is the same.</param>
/// <param name="Chosen">For each configuration the place of its value; -1 where it has none.</param>
internal sealed record DimensionData(
    string Path, string Name, bool Log, ImmutableArray<string> Values, IReadOnlyList<string>? Texts, IReadOnlyList<int> Chosen)
{
    /// <summary>As the script takes it.</summary>
    public Members Json => new()
    {
        ["path"] = Path,
        ["name"] = Name,
        ["log"] = Log,
        ["values"] = Values,
        ["texts"] = Texts,
        ["chosen"] = Chosen,
    };

    /// <param name="values">Its values.</param>
    /// <param name="chosen">What the configurations chose.</param>
    public static DimensionData Create(SpaceColumns columns, int place, bool isLog, ImmutableArray<string> values, IEnumerable<string?> chosen)
    {
        var places = values.Index().ToDictionary(value => value.Item, value => value.Index);
        var texts = values.Select(value => ReadableValue.Format(value, columns.Digits[place])).ToArray();
        return new DimensionData(
            columns.Paths[place], columns.Names[place], isLog, values, texts.AsSpan().SequenceEqual(values.AsSpan()) ? null : texts,
            [.. chosen.Select(value => value is null ? -1 : places[value])]);
    }
}
