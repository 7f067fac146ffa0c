using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Feasibility;

/// <summary>
/// What is wrong with columns of a training table where they are not standardised: nets begin with outputs and weights around 1, take steps of the
/// size of the learning rate and compute in 32 bits, so they cannot learn from a column of 1e12 or of 1e-12, and only the size of the loss shows it.
/// </summary>
/// <param name="Inputs">What is wrong with each input column, the beginning of a sentence; null where nothing is.</param>
/// <param name="Target">With the target.</param>
internal sealed record UnscaledColumns(ImmutableArray<string?> Inputs, string? Target)
{
    /// <summary>Sizes that nets can learn from: 2^±27, about 1e8 and 1e-8.</summary>
    private const int MostExponent = 27;

    /// <summary>Looks at a training table.</summary>
    public static UnscaledColumns Find(DataTable table)
    {
        if (table.Images is not null) return new UnscaledColumns([], null);
        var largest = Largest(table.Inputs.Span, table.InputColumns);
        ImmutableArray<string?> inputs = [.. Enumerable.Range(0, table.InputColumns).Select(column => table.ColumnOf(column).Type == ColumnType.Category ? null
            : Wrong(table.InputNames[column], table.UnitOf(column), largest[column]))];
        return new UnscaledColumns(inputs, table.Classes.IsEmpty ? Wrong(table.TargetName, table.TargetUnit, Largest(table.Targets, 1)[0]) : null);
    }

    /// <summary>A sentence about an input; where the experiment says how its columns are scaled, that is what to change.</summary>
    public static Mistake OfInput(string wrong, bool isPrepared) => isPrepared
        ? new Mistake("data.prepare.scale", $"{wrong}; set data.prepare.scale = standard, or scale = standard for the column in data.columns.")
        : new Mistake("data.standardize.inputs", $"{wrong}; set data.standardize.inputs = true.");

    /// <summary>A sentence about the target.</summary>
    public static Mistake OfTarget(string wrong) => new("data.standardize.target", $"{wrong}; set data.standardize.target = true.");

    private static string? Wrong(string name, ColumnUnit unit, float stored)
    {
        // Differences from an offset are stored in a size that nets can do with.
        if (unit.Offset != 0) return null;
        var largest = Math.ScaleB(stored, unit.Exponent);
        return largest == 0 || Math.Abs(Math.ILogB(largest)) <= MostExponent
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"the largest number in column {QuotedText.Quoted(name)} is {largest:0.##e0}, and a net cannot learn from it without scaling");
    }

    /// <summary>The largest size in each column; 0 if there is none.</summary>
    private static float[] Largest(ReadOnlySpan<float> cells, int columns)
    {
        var largest = new float[columns];
        for (int at = 0, column = 0; at < cells.Length; at++)
        {
            if (Math.Abs(cells[at]) is var size && size > largest[column] && float.IsFinite(size)) largest[column] = size;
            column = column + 1 == columns ? 0 : column + 1;
        }

        return largest;
    }
}
