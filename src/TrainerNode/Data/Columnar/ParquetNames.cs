using System.Globalization;
using Parquet.Meta;

namespace ActorSearch.TrainerNode.Data.Columnar;

/// <summary>
/// Names for the columns of a Parquet file that have none, for example an index. The library looks for the type of such a column by its name, and finds nothing. Its own fields, which it makes
/// before, keep the empty name, by which it finds one chunk of bytes in each row group: the last one without a name.
/// </summary>
internal static class ParquetNames
{
    /// <summary>Gives each column without a name one that the file does not have, in the schema and in all row groups.</summary>
    /// <returns>The place of the last such chunk in each row group; −1 if there is none.</returns>
    public static int Complete(FileMetaData? metadata)
    {
        if (metadata is not { RowGroups: [var first, ..], Schema: [_, .. var elements] }) return -1;
        var leaves = elements.Where(element => element.NumChildren is null or 0).ToList();
        var (taken, last) = (elements.Select(element => element.Name).ToHashSet(StringComparer.Ordinal), -1);
        for (var leaf = 0; leaf < Math.Min(leaves.Count, first.Columns.Count); leaf++)
        {
            if (!IsNameless(first.Columns[leaf])) continue;
            leaves[leaf].Name = NewName(taken);
            foreach (var group in metadata.RowGroups)
            {
                if (leaf < group.Columns.Count && IsNameless(group.Columns[leaf])) group.Columns[leaf].MetaData!.PathInSchema = [leaves[leaf].Name];
            }

            last = leaf;
        }

        return last;
    }

    // The library itself writes a path without parts.
    private static bool IsNameless(ColumnChunk chunk) => chunk.MetaData?.PathInSchema is [] or [""];

    private static string NewName(HashSet<string> taken)
    {
        for (var number = 0; ; number++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"column without a name {number}");
            if (taken.Add(name)) return name;
        }
    }
}
