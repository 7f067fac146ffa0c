using ActorSearch.TrainerNode.Rows;

namespace ActorSearch.TrainerNode.Models;

/// <summary>Carries rows of a table into a net's buffers.</summary>
internal static class NetRows
{
    /// <summary>Rows between one that is asked for and one that is copied: some hundred nanoseconds.</summary>
    private const int RowsAhead = 16;

    /// <summary>Writes the inputs of some rows.</summary>
    /// <param name="indices">Which rows, at most the net's capacity.</param>
    public static void FillInputs(INet net, IRowSource table, ReadOnlySpan<int> indices)
    {
        var inputs = net.Inputs;
        var columns = table.Columns;
        var asks = table.ExceedsCaches;
        for (var row = 0; row < indices.Length; row++)
        {
            if (asks && row + RowsAhead < indices.Length) table.Prefetch(indices[row + RowsAhead]);
            table.CopyInputs(indices[row], inputs.Slice(row * columns, columns));
        }
    }

    /// <summary>Writes the targets of some rows.</summary>
    /// <param name="indices">Which rows, at most the net's capacity.</param>
    /// <param name="weights">One for each row of the table, written after the targets; null: none.</param>
    /// <returns>How many numbers were written.</returns>
    public static int FillTargets(INet net, IRowSource table, ReadOnlySpan<int> indices, float[]? weights = null)
    {
        var targets = net.Targets;
        for (var row = 0; row < indices.Length; row++)
        {
            targets[row] = table.Target(indices[row]);
        }

        if (weights is null) return indices.Length;
        for (var row = 0; row < indices.Length; row++) targets[indices.Length + row] = weights[indices[row]];
        return 2 * indices.Length;
    }

    /// <summary>All rows of a table.</summary>
    public static int[] All(int count) => [.. Enumerable.Range(0, count)];
}
