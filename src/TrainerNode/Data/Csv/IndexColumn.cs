using System.Globalization;
using ActorSearch.TrainerNode.Data.Csv.Fields;

namespace ActorSearch.TrainerNode.Data.Csv;

/// <summary>A column without a name that names the rows, which pandas and R write: another whole number, or another text, in each row.</summary>
internal static class IndexColumn
{
    /// <summary>The names of more rows are not kept.</summary>
    private const int MostRows = 1_000_000;

    /// <summary>Whether a column is one.</summary>
    public static bool Is(CsvHeader header, PlannedColumn.Chosen planned, ICsvColumn read) => planned.Choice is null && header.IsUnnamed(planned.Position) && read switch
    {
        NumberColumn { Missing: 0, IsTruth: false } numbers => Differ(numbers.Numbers),
        TextColumn { Missing: 0, Overflows: false } texts => texts.Texts.Count == texts.Rows.Length,
        _ => false,
    };

    /// <summary>The names of the rows; null if there are too many.</summary>
    public static string[]? Names(ICsvColumn read) => read switch
    {
        NumberColumn { Numbers.Length: <= MostRows } numbers => [.. numbers.Numbers.ToArray().Select(number => number.ToString("0", CultureInfo.InvariantCulture))],
        TextColumn texts => [.. texts.Rows.ToArray().Select(place => texts.Texts[place].Text)],
        _ => null,
    };

    private static bool Differ(ReadOnlySpan<double> numbers)
    {
        var isRising = true;
        for (var row = 0; row < numbers.Length; row++)
        {
            if (numbers[row] != Math.Floor(numbers[row]) || numbers[row] < 0) return false;
            isRising &= row == 0 || numbers[row] > numbers[row - 1];
        }

        return numbers.Length > 1 && (isRising || new HashSet<double>(numbers.ToArray()).Count == numbers.Length);
    }
}
