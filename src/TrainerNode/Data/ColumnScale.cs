using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace ActorSearch.TrainerNode.Data;

/// <summary>A shift and a scale for each column, as it is stored: (x − Mean) / Deviation.</summary>
/// <param name="Mean">Per column; 0 where nothing is scaled.</param>
/// <param name="Deviation">Population standard deviation per column; 1 where nothing is scaled or a column is constant.</param>
public sealed record ColumnScale(float[] Mean, float[] Deviation)
{
    /// <summary>Units in which the columns are stored; empty if all are stored as they are.</summary>
    public ImmutableArray<ColumnUnit> Units { get; init; } = [];

    /// <summary>In what unit a column is stored.</summary>
    public ColumnUnit UnitOf(int column) => Units.IsEmpty ? default : Units[column];

    /// <summary>Whether scaled numbers are those of before.</summary>
    public bool ChangesNothing => Mean.All(mean => mean == 0) && Deviation.All(deviation => deviation == 1);

    /// <summary>Changes nothing.</summary>
    public static ColumnScale None(int columns)
    {
        var deviation = new float[columns];
        Array.Fill(deviation, 1);
        return new ColumnScale(new float[columns], deviation);
    }

    /// <summary>Fits mean and deviation on some of the rows, in double precision.</summary>
    /// <param name="values">All rows × columns, row by row, finite.</param>
    /// <param name="columns">How many columns.</param>
    /// <param name="rows">Indices of the rows to fit on, at least one.</param>
    /// <param name="weights">How much each row of the table counts, as in scikit-learn's StandardScaler; null: all alike.</param>
    public static ColumnScale Fit(ReadOnlySpan<float> values, int columns, ReadOnlySpan<int> rows, float[]? weights = null)
    {
        ArgumentOutOfRangeException.ThrowIfZero(rows.Length, nameof(rows));
        var scale = None(columns);
        double[] means = new double[columns], squares = new double[columns];
        var total = 0.0;
        foreach (var row in rows)
        {
            var cells = values.Slice(row * columns, columns);
            var weight = weights is null ? 1.0 : weights[row];
            total += weight;
            for (var column = 0; column < cells.Length; column++) means[column] += weight * cells[column];
        }

        for (var column = 0; column < columns; column++) means[column] /= total;
        foreach (var row in rows)
        {
            var cells = values.Slice(row * columns, columns);
            var weight = weights is null ? 1.0 : weights[row];
            for (var column = 0; column < cells.Length; column++)
            {
                var difference = cells[column] - means[column];
                squares[column] += weight * (difference * difference);
            }
        }

        for (var column = 0; column < columns; column++)
        {
            if (weights is not null && MayBeRounding(means[column], squares[column], total) && Only(values, columns, column, rows, weights) is { } only) (means[column], squares[column]) = (only, 0);
            (scale.Mean[column], scale.Deviation[column]) = Rounded(means[column], squares[column], total);
        }

        return scale;
    }

    /// <summary>Mean and population standard deviation, in double precision; the deviation of a constant column is 1.</summary>
    /// <param name="values">At least one.</param>
    /// <param name="weights">How much each counts; empty: all alike.</param>
    public static (float Mean, float Deviation) Fit(ReadOnlySpan<float> values, ReadOnlySpan<float> weights = default)
    {
        double sum = 0, squares = 0, total = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var weight = weights.IsEmpty ? 1.0 : weights[i];
            sum += weight * values[i];
            total += weight;
        }

        var mean = sum / total;
        for (var i = 0; i < values.Length; i++)
        {
            var difference = values[i] - mean;
            squares += (weights.IsEmpty ? 1.0 : weights[i]) * (difference * difference);
        }

        if (!weights.IsEmpty && MayBeRounding(mean, squares, total) && Only(values, weights) is { } only) (mean, squares) = (only, 0);
        return Rounded(mean, squares, total);
    }

    /// <summary>Scales rows in place.</summary>
    /// <param name="values">rows × columns, row by row.</param>
    public void Apply(Span<float> values)
    {
        for (var first = 0; first < values.Length; first += Mean.Length) ApplyToRow(values.Slice(first, Mean.Length));
    }

    /// <summary>Scales a row in place, each number in double precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ApplyToRow(Span<float> values)
    {
        var at = 0;
        for (; at + Vector<float>.Count <= values.Length; at += Vector<float>.Count)
        {
            var of = values[at..];
            Vector.Widen(new Vector<float>(of), out var low, out var high);
            Vector.Widen(new Vector<float>(Mean, at), out var lowMean, out var highMean);
            Vector.Widen(new Vector<float>(Deviation, at), out var lowDeviation, out var highDeviation);
            Vector.Narrow((low - lowMean) / lowDeviation, (high - highMean) / highDeviation).CopyTo(of);
        }

        for (; at < values.Length; at++) values[at] = (float)(((double)values[at] - Mean[at]) / Deviation[at]);
    }

    /// <summary>Scales rows back in place.</summary>
    /// <param name="values">rows × columns, row by row.</param>
    public void Unapply(Span<float> values)
    {
        for (int i = 0, column = 0; i < values.Length; i++)
        {
            values[i] = (float)(((double)values[i] * Deviation[column]) + Mean[column]);
            column = column + 1 == Mean.Length ? 0 : column + 1;
        }
    }

    /// <summary>Stored numbers, rows × columns, as a file has them.</summary>
    public double[] Restore(ReadOnlySpan<float> stored)
    {
        var numbers = new double[stored.Length];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = UnitOf(i % Mean.Length).Restore(stored[i]);
        return numbers;
    }

    /// <summary>Whether a deviation may come from the rounding of a weighted mean alone. Without weights the mean of equal 32-bit numbers is exact.</summary>
    private static bool MayBeRounding(double mean, double squares, double total) => squares > 0 && Math.Sqrt(squares / total) < 1e-12 * Math.Abs(mean);

    /// <summary>The only number of the rows that count; null if there are several.</summary>
    private static float? Only(ReadOnlySpan<float> values, ReadOnlySpan<float> weights)
    {
        float? only = null;
        for (var i = 0; i < values.Length; i++)
        {
            if (weights[i] == 0 || values[i] == only) continue;
            if (only is not null) return null;
            only = values[i];
        }

        return only;
    }

    private static float? Only(ReadOnlySpan<float> values, int columns, int column, ReadOnlySpan<int> rows, float[] weights)
    {
        float[] cells = new float[rows.Length], ofCells = new float[rows.Length];
        for (var i = 0; i < rows.Length; i++) (cells[i], ofCells[i]) = (values[(rows[i] * columns) + column], weights[rows[i]]);
        return Only(cells, ofCells);
    }

    private static (float Mean, float Deviation) Rounded(double mean, double squares, double total) =>
        ((float)mean, (float)Math.Sqrt(squares / total) is > 0 and var deviation ? deviation : 1);
}
