using System.Globalization;
using ActorSearch.Coordinator.Wording;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;

namespace ActorSearch.Coordinator.Reporting;

/// <summary>What the training rows have in a column, in a few words.</summary>
internal static class ColumnValues
{
    /// <param name="column">What the model knows of the column.</param>
    /// <param name="at">Its place among the inputs.</param>
    /// <param name="quoted">Quotes a text of the file.</param>
    public static string Format(DataTable table, InputColumn column, int at, Func<string, string> quoted)
    {
        if (column.Type is ColumnType.Category) return Figures.Count(column.Levels.Length, "text");
        if (column.Type is ColumnType.Flag) return string.Join(", ", column.Levels.Select(quoted));
        double[] known = [.. Enumerable.Range(0, table.Rows).Select(row => table.Input(row, at)).Where(double.IsFinite)];
        if (known.Length == 0) return "none";
        return column.Date is { Part: DatePart.Elapsed } ? $"{Day(known.Min())} to {Day(known.Max())}" : $"{Figures.Format(known.Min())} to {Figures.Format(known.Max())}";
    }

    /// <summary>A day.</summary>
    /// <param name="days">Since 1970-01-01.</param>
    public static string Day(double days) => DateTime.UnixEpoch.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
