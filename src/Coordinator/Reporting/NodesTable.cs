using System.Globalization;
using ActorSearch.Coordinator.Storage;
using Spectre.Console;

namespace ActorSearch.Coordinator.Reporting;

/// <summary>The nodes that trained, as a table.</summary>
internal static class NodesTable
{
    /// <param name="nodes">A row each.</param>
    public static Table Of(IReadOnlyList<StoredNode> nodes)
    {
        var table = TableLook.New();
        table.AddColumn("node").AddColumn("id");
        TableLook.AddNumbers(table, "given", "counted", "open", "lost", "crashed", "returned");
        foreach (var node in nodes)
        {
            int[] numbers = [node.Given, node.Counted, node.Open, node.Lost, node.Crashed, node.Returned];
            TableLook.AddRow(table, [node.Name ?? "?", node.Node.Text, .. numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))]);
        }

        return table;
    }
}
