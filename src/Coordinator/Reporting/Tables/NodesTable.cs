using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.Coordinator.Storage.Records;

namespace ActorSearch.Coordinator.Reporting.Tables;

/// <summary>The table of the nodes that trained.</summary>
internal static class NodesTable
{
    /// <param name="nodes">A row each.</param>
    public static TextTable Create(IReadOnlyList<StoredNode> nodes)
    {
        string[] counts = ["given", "counted", "open", "lost", "crashed", "returned"];
        return new TextTable(
            [new TableColumn("node"), new TableColumn("id"), .. counts.Select(heading => new TableColumn(heading, TableColumnKind.Number))],
            [
                .. nodes.Select(node => (ImmutableArray<string>)
                [
                    node.Name ?? "?",
                    node.Node.Text,
                    .. ((int[])[node.Given, node.Counted, node.Open, node.Lost, node.Crashed, node.Returned]).Select(number => number.ToString(CultureInfo.InvariantCulture)),
                ]),
            ]);
    }
}
