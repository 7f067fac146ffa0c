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
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var row = 0; row < table.Rows; row++)
        {
            var value = table.Input(row, at);
            if (value < least) least = value;
            if (value > most) most = value;
        }

        if (least > most) return "none";
        return column.Date is { Part: DatePart.Elapsed } ? $"{Day(least)} to {Day(most)}" : $"{Figures.Format(least)} to {Figures.Format(most)}";
    }

    /// <summary>A day.</summary>
    /// <param name="days">Since 1970-01-01.</param>
    public static string Day(double days) => DateTime.UnixEpoch.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
