using System.Collections.Immutable;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;

namespace ActorSearch.Coordinator.Storage.Records;

/// <summary>
/// What the columns of a training file are read as, in words. The same file can be read in another way by another version: nets then have other inputs,
/// so their results cannot be compared.
/// </summary>
public static class ReadColumns
{
    private const string Unused = "no input";

    /// <summary>Flags that versions before this was recorded read as categories.</summary>
    private static readonly string[] OnceTexts = [Flag(["nein", "ja"]), Flag(["non", "oui"])];

    /// <summary>What the input columns hold, by their names in the file.</summary>
    public static ImmutableSortedDictionary<string, string> Find(DataTable table) => Enumerable.Range(0, table.InputNames.Length).Select(table.ColumnOf)
        .GroupBy(column => column.FileColumn, StringComparer.Ordinal)
        .ToImmutableSortedDictionary(column => column.Key, column => string.Join(", ", column.Select(Text).Distinct()), StringComparer.Ordinal);

    /// <summary>The first column that is read in another way, and both ways; null if there is none.</summary>
    /// <param name="before">Null if an earlier version did not record it.</param>
    public static (string Column, string Before, string Now)? Change(ImmutableSortedDictionary<string, string>? before, ImmutableSortedDictionary<string, string> now)
    {
        foreach (var column in (before ?? now).Keys.Union(now.Keys).Order(StringComparer.Ordinal))
        {
            var reads = now.GetValueOrDefault(column, Unused);
            var was = before is not null ? before.GetValueOrDefault(column, Unused) : OnceTexts.Contains(reads) ? "texts" : reads;
            if (was != reads) return (column, was, reads);
        }

        return null;
    }

    private static string Text(InputColumn column) => column switch
    {
        { Type: ColumnType.Flag, Levels: var levels } => Flag(levels),
        { Type: ColumnType.Category, Levels.Length: var levels } => $"a category of {levels} texts",
        { Date: { } date } => $"dates in the form {date.Format}",
        _ => "numbers",
    };

    private static string Flag(ImmutableArray<string> levels) => $"a flag of {string.Join(" and ", levels)}";
}
