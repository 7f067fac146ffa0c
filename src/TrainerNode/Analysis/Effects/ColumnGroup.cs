using System.Collections.Immutable;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;

namespace ActorSearch.TrainerNode.Analysis.Effects;

/// <summary>A column of the file with its inputs: a date can be several.</summary>
/// <param name="Inputs">Their places in the table.</param>
public sealed record ColumnGroup(string Name, ImmutableArray<int> Inputs)
{
    /// <summary>The columns of a table, in its order.</summary>
    public static IEnumerable<ColumnGroup> List(DataTable table) => Enumerable.Range(0, table.InputColumns)
        .GroupBy(column => table.ColumnOf(column).FileColumn, StringComparer.Ordinal)
        .Select(inputs => new ColumnGroup(inputs.Key, [.. inputs]));

    /// <summary>The rows with another value of the column.</summary>
    /// <param name="value">As the table shows it: a number, the index of a text, days of a date.</param>
    internal DataTable With(DataTable rows, double value)
    {
        var inputs = rows.Inputs.Span.ToArray();
        foreach (var column in Inputs)
        {
            var cell = rows.ColumnOf(column).Date is { } date ? DateParts.Compute(date.Part, value) : value;
            var stored = rows.UnitOf(column).Store(cell);
            for (var at = column; at < inputs.Length; at += rows.InputColumns) inputs[at] = stored;
        }

        return rows with { Inputs = inputs };
    }

    /// <summary>The rows with the values of the column in another order.</summary>
    /// <param name="order">The row that each row takes its value of.</param>
    internal DataTable Permuted(DataTable rows, int[] order)
    {
        var inputs = rows.Inputs.Span.ToArray();
        for (var row = 0; row < order.Length; row++)
        {
            foreach (var column in Inputs) inputs[(row * rows.InputColumns) + column] = rows.Inputs[(order[row] * rows.InputColumns) + column];
        }

        return rows with { Inputs = inputs };
    }
}
