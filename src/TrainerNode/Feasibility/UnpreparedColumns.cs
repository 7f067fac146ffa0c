using System.Globalization;
using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Feasibility;

/// <summary>Inputs that a net cannot take as they are: categories, and columns in which rows have no value.</summary>
public static class UnpreparedColumns
{
    private const int MostNamed = 5;

    /// <summary>One sentence that names them; null if there are none.</summary>
    public static Mistake? Check(DataSet data)
    {
        var columns = All(data).Select(column => Words(data, column)).OfType<string>().ToList();
        return columns.Count == 0 ? null : new Mistake(
            "data.columns",
            $"a net takes numbers in each row, but {string.Join(", ", columns.Take(MostNamed))}{(columns.Count > MostNamed ? $" and {columns.Count - MostNamed} more inputs do not hold them" : "")}; "
            + "fill in or encode these columns, or list them in data.exclude.");
    }

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> NamesIn(DataSet data) => [.. All(data).Where(column => Words(data, column) is not null).Select(column => data.Train.ColumnOf(column).Name)];

    private static IEnumerable<int> All(DataSet data) => Enumerable.Range(0, data.Train.Images is null ? data.Train.InputColumns : 0);

    private static string? Words(DataSet data, int column)
    {
        var of = data.Train.ColumnOf(column);
        var name = Shown.Quoted(of.Name);
        return of.Type == ColumnType.Category ? $"{name} holds texts"
            : of.Missing > 0 ? string.Create(CultureInfo.InvariantCulture, $"{name} has no value in {of.Missing} {(of.Missing == 1 ? "row" : "rows")}")
            : data.Test is { } test && Missing(test, column) is > 0 and var missing
                ? string.Create(CultureInfo.InvariantCulture, $"{name} has no value in {missing} {(missing == 1 ? "test row" : "test rows")}")
            : null;
    }

    private static int Missing(DataTable table, int column)
    {
        var missing = 0;
        for (var at = column; at < table.Inputs.Length; at += table.InputColumns) missing += float.IsNaN(table.Inputs[at]) ? 1 : 0;
        return missing;
    }
}
