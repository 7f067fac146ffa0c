using ActorSearch.TrainerNode.Rows;

namespace ActorSearch.TrainerNode.Models;

/// <summary>Carries rows of a table into a net's buffers.</summary>
internal static class NetRows
{
    /// <summary>Writes the inputs of some rows.</summary>
    /// <param name="indices">Which rows, at most the net's capacity.</param>
    public static void FillInputs(INet net, IRowSource table, ReadOnlySpan<int> indices)
    {
        var inputs = net.Inputs;
        var columns = table.Columns;
        for (var row = 0; row < indices.Length; row++)
        {
            table.CopyInputs(indices[row], inputs.Slice(row * columns, columns));
        }
    }

    /// <summary>Writes the targets of some rows.</summary>
    /// <param name="indices">Which rows, at most the net's capacity.</param>
    public static void FillTargets(INet net, IRowSource table, ReadOnlySpan<int> indices)
    {
        var targets = net.Targets;
        for (var row = 0; row < indices.Length; row++)
        {
            targets[row] = table.Target(indices[row]);
        }
    }

    /// <summary>All rows of a table.</summary>
    public static int[] All(int count) => [.. Enumerable.Range(0, count)];
}
