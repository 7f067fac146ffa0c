using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Faults;
using ActorSearch.TrainerNode.Rows;

namespace ActorSearch.TrainerNode.Feasibility;

/// <summary>Rows of a test or validation file without a value in a table whose training rows have all: a preparation that nothing asked for would be a surprise.</summary>
internal static class UnpreparedColumns
{
    private const int MostNamed = 5;

    /// <summary>One sentence that names the columns; null if there are none.</summary>
    public static Mistake? Check(Hyperparameters hyperparameters, DataSet data)
    {
        return TablePreparation.Applies(hyperparameters, data.Train) ? null : Check(data.Train, "validation") ?? (data.Test is { } test ? Check(test, "test") : null);
    }

    private static Mistake? Check(DataTable table, string rows)
    {
        if (table.Images is not null) return null;
        var columns = table.MissingCells().Index().Where(column => column.Item > 0)
            .Select(column => $"{QuotedText.Quoted(table.InputNames[column.Index])} in {Amount.Format(column.Item, "row")}").ToList();
        return columns.Count == 0 ? null : new Mistake(
            "data.prepare.impute",
            $"{rows} rows have no value for {string.Join(", ", columns.Take(MostNamed))}{(columns.Count > MostNamed ? $" and {Amount.Format(columns.Count - MostNamed, "more column")}" : "")}, "
            + "but all training rows have one; set data.prepare.impute = median, or remove these rows.");
    }
}
