using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Data.Checks;

/// <summary>The first rows of a table as checks read them: a column at a time.</summary>
/// <param name="rows">How many of its rows are checked.</param>
internal sealed class CheckedRows(DataTable table, int rows)
{
    private const int MostNamed = 3;

    /// <summary>How many rows are checked.</summary>
    public int Rows => rows;

    /// <summary>How many rows there are.</summary>
    public int All => table.Rows;

    /// <summary>Names of the input columns; none where the inputs are images.</summary>
    public ImmutableArray<string> Inputs => table.InputNames;

    /// <summary>Names of the classes; empty where the target is a number.</summary>
    public ImmutableArray<string> Classes => table.Classes;

    /// <summary>Whether these are labels, of which a row has any number.</summary>
    public bool HasLabels => table.HasLabels;

    public string Target => table.TargetName;

    /// <summary>The targets as the file has them; for classes their index.</summary>
    public double[] Targets { get; } = [.. table.Targets.Take(rows).Select(target => table.TargetUnit.Restore(target))];

    /// <summary>The rows in words: <c>all 100 training rows</c>.</summary>
    /// <param name="kind">Which rows: <c>training</c>, <c>test</c>.</param>
    public string Told(string kind) => string.Create(
        CultureInfo.InvariantCulture, $"{(rows < table.Rows ? "the first" : "all")} {rows} {kind} rows");

    /// <summary>The rows in words after «5 of»: <c>100 training rows</c>.</summary>
    /// <param name="kind">Which rows.</param>
    public string Counted(string kind) => string.Create(CultureInfo.InvariantCulture, $"{(rows < table.Rows ? "the first " : "")}{rows} {kind} rows");

    /// <summary>Whether an input holds numbers, and not indices of texts.</summary>
    public bool IsOfNumbers(int column) => table.ColumnOf(column).Type != ColumnType.Category;

    /// <summary>Whether an input holds dates, or parts of them.</summary>
    public bool IsOfDates(int column) => table.ColumnOf(column).Type == ColumnType.Date;

    /// <summary>Copies one input column as the file has it; NaN is a missing value.</summary>
    public void Copy(int column, Span<double> into)
    {
        var (width, unit) = (table.InputNames.Length, table.UnitOf(column));
        for (var row = 0; row < rows; row++) into[row] = unit.Restore(table.Inputs[(row * width) + column]);
    }

    /// <summary>Inputs of a row as the bytes in which they are stored, the same in training and test rows; equal rows have equal bytes.</summary>
    public ReadOnlySpan<byte> InputBytes(int row) => table.Images is { } images
        ? images.Image(row)
        : System.Runtime.InteropServices.MemoryMarshal.AsBytes(table.Inputs.Span.Slice(row * table.InputNames.Length, table.InputNames.Length));

    /// <summary>Columns in words: <c>input "a"</c>, <c>inputs "a", "b" and 7 more</c>.</summary>
    public static string Named(IReadOnlyList<string> names) => names.Count == 1
        ? $"input {QuotedText.Quoted(names[0])}"
        : "inputs " + (names.Count <= MostNamed
            ? $"{string.Join(", ", names.SkipLast(1).Select(QuotedText.Quoted))} and {QuotedText.Quoted(names[^1])}"
            : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", names.Take(MostNamed).Select(QuotedText.Quoted))} and {names.Count - MostNamed} more"));

    /// <summary>A number as a sentence shows it: a whole one to its last digit.</summary>
    public static string Number(double number) =>
        number.ToString(number == Math.Floor(number) && Math.Abs(number) < 1e15 ? "0" : "G6", CultureInfo.InvariantCulture);

    /// <summary>A share in whole percent; never 0 % for some rows, never 100 % for fewer than all.</summary>
    public static string Percent(double share) => string.Create(
        CultureInfo.InvariantCulture, $"{Math.Clamp(Math.Round(100 * share), share > 0 ? 1 : 0, share < 1 ? 99 : 100)} %");
}
