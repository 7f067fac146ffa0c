using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Feasibility;

/// <summary>Columns that are not numbers in every row: an objective that reads rows gets finite numbers and nothing else.</summary>
internal static class RowColumns
{
    private const string Mend = "fill the file, or leave the column out with data.exclude.";

    /// <summary>A sentence about the first such column; null if there is none.</summary>
    public static Mistake? Check(DataSet data) => Check(data.Train, "training") ?? (data.Test is { } test ? Check(test, "test") : null);

    private static Mistake? Check(DataTable table, string rows)
    {
        if (table.Images is not null) return null;
        for (var column = 0; column < table.InputColumns; column++)
        {
            var of = table.ColumnOf(column);
            if (of.Type == ColumnType.Category || (of.Type == ColumnType.Flag && !of.IsTruth))
            {
                return new Mistake("data.train", $"column {QuotedText.Quoted(of.Name)} holds texts, but the objective reads rows of numbers: write numbers, or leave the column out with data.exclude.");
            }

            for (var row = 0; row < table.Rows; row++)
            {
                if (!double.IsFinite(table.Input(row, column)))
                {
                    return new Mistake(rows == "test" ? "data.test" : "data.train", $"column {QuotedText.Quoted(of.Name)} has no value in {rows} row {row} (counted from 0), but the objective reads rows of numbers: {Mend}");
                }
            }
        }

        return null;
    }
}
