using System.Collections.Immutable;
using ActorSearch.Coordinator.Wording;

namespace ActorSearch.Coordinator.Reporting.Tables;

/// <summary>
/// A table that fits its window: a column for each thing where there is room; else the hyperparameters wrapped in one column; else beneath
/// the figures of their row; else a paragraph for each row. Nothing is left out.
/// </summary>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">As many cells as columns each; an empty one says nothing.</param>
internal sealed record TextTable(ImmutableArray<TableColumn> Columns, ImmutableArray<ImmutableArray<string>> Rows)
{
    private const int LeastSettings = 20, MostSettingLines = 3, Indent = 4;

    private const string Gap = "  ";

    /// <summary>The lines of the table, headings first.</summary>
    /// <param name="width">Cells of the window; 0 or less is without bounds.</param>
    public IEnumerable<string> Lines(int width)
    {
        var whole = Draw([.. Columns], Rows.Select(row => row.Select(Single)));
        if (width <= 0 || WidthOf(whole) <= width)
        {
            return whole;
        }

        var settings = Places(column => column.Kind == TableColumnKind.Setting);
        if (settings.Length == 0)
        {
            return Paragraphs(width);
        }

        var figures = Places(column => column.Kind != TableColumnKind.Setting);
        TableColumn[] narrow = [.. figures.Select(place => Columns[place] with { Heading = Folded(Columns[place], place) })];
        var left = Draw(narrow, Rows.Select(row => figures.Select(place => Single(row[place]))));
        var room = width - WidthOf(left) - Gap.Length;
        var pairs = Rows.Select(row => settings.Where(place => row[place].Length > 0).Select(place => $"{Columns[place].Heading} {row[place]}").ToList()).ToList();
        var longest = pairs.SelectMany(row => row).Select(pair => TextWidth.Measure(pair) + 1).DefaultIfEmpty(0).Max();
        var wrapped = room < Math.Max(LeastSettings, longest) ? null : pairs.Select(row => TextWidth.Wrapped(row, ",", room).ToArray()).ToList();
        if (wrapped is not null && wrapped.All(lines => lines.Length <= MostSettingLines))
        {
            var cells = Rows.Zip(wrapped).Select(row => figures.Select(place => Single(row.First[place])).Append(row.Second.Length == 0 ? [""] : row.Second));
            return Draw([.. narrow, new TableColumn("settings")], cells);
        }

        return WidthOf(left) <= width && width > Indent ? Beneath(left, narrow, pairs, width) : Paragraphs(width);
    }

    /// <summary>The same without a column, if no row says anything in it.</summary>
    public TextTable WithoutEmpty(string heading)
    {
        var place = Columns.IndexOf(Columns.Single(column => column.Heading == heading));
        return Rows.Any(row => row[place].Length > 0) ? this : new TextTable(Columns.RemoveAt(place), [.. Rows.Select(row => row.RemoveAt(place))]);
    }

    private static string[] Single(string cell) => [SingleLine.Clean(cell)];

    private static int WidthOf(IReadOnlyList<string> lines) => lines.Max(TextWidth.Measure);

    // A heading of several words is wrapped if its figures are narrower.
    private string Folded(TableColumn column, int place)
    {
        var cells = Rows.Select(row => TextWidth.Measure(row[place])).DefaultIfEmpty(0).Max();
        return string.Join('\n', TextWidth.Wrapped(column.Heading.Split(' '), "", Math.Max(cells, column.Heading.Split(' ').Max(TextWidth.Measure))));
    }

    private int[] Places(Func<TableColumn, bool> are) => [.. Enumerable.Range(0, Columns.Length).Where(place => are(Columns[place]))];

    private static List<string> Draw(TableColumn[] columns, IEnumerable<IEnumerable<string[]>> rows)
    {
        var cells = rows.Select(row => row.ToArray()).ToList();
        var headings = columns.Select(column => column.Heading.Split('\n')).ToArray();
        var widths = columns.Select((_, place) => headings[place].Concat(cells.SelectMany(row => row[place])).Max(TextWidth.Measure)).ToArray();
        var rule = new string('─', widths.Sum() + (Gap.Length * (widths.Length - 1)));
        // Headings stand on their line, whatever their height.
        var height = headings.Max(heading => heading.Length);
        string[][] top = [.. headings.Select(heading => (string[])[.. Enumerable.Repeat("", height - heading.Length), .. heading])];
        return [.. Drawn(top), " " + rule, .. cells.SelectMany(Drawn)];

        IEnumerable<string> Drawn(string[][] row) => Enumerable.Range(0, row.Max(cell => cell.Length)).Select(line => (" " + string.Join(
            Gap,
            row.Select((cell, place) => TextWidth.Padded(line < cell.Length ? cell[line] : "", widths[place], columns[place].Kind == TableColumnKind.Number)))).TrimEnd());
    }

    private static List<string> Beneath(List<string> left, TableColumn[] narrow, List<List<string>> pairs, int width)
    {
        var heads = left.Count - pairs.Count;
        var lines = left[..heads];
        foreach (var (line, settings) in left[heads..].Zip(pairs))
        {
            lines.Add(line);
            lines.AddRange(TextWidth.Wrapped(settings, ",", width - Indent).Select(text => new string(' ', Indent) + text));
        }

        return lines;
    }

    private List<string> Paragraphs(int width)
    {
        var hanging = width > 20 ? "  " : "";
        var lines = new List<string>();
        foreach (var row in Rows)
        {
            var pieces = Columns.Zip(row).Where(pair => pair.Second.Length > 0).Select(pair => $"{pair.First.Heading} {SingleLine.Clean(pair.Second)}");
            lines.AddRange(TextWidth.Wrapped(pieces, ",", Math.Max(1, width - hanging.Length)).Select((line, i) => i == 0 ? line : hanging + line));
        }

        return lines;
    }
}
