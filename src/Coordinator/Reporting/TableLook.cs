using Spectre.Console;

namespace ActorSearch.Coordinator.Reporting;

/// <summary>
/// What our tables look like: a line under the headings and no other, so that they read the same in a terminal and in a file.
/// </summary>
internal static class TableLook
{
    public static Table New() => new Table().Border(TableBorder.Simple);

    /// <summary>Adds columns of numbers, which stand to the right.</summary>
    public static void AddNumbers(Table table, params ReadOnlySpan<string> headings)
    {
        foreach (var heading in headings)
        {
            table.AddColumn(new TableColumn(new Text(heading)) { Alignment = Justify.Right, NoWrap = true });
        }
    }

    /// <summary>Adds a row of texts as they are: nothing in them is taken for markup.</summary>
    public static void AddRow(Table table, IEnumerable<string> texts) => table.AddRow(texts.Select(text => new Text(text)));
}
