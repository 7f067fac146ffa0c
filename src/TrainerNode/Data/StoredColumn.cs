namespace ActorSearch.TrainerNode.Data;

/// <summary>A column as 32-bit numbers, which the nets compute with.</summary>
/// <param name="Values">One a row.</param>
/// <param name="Unit">What they mean.</param>
internal sealed record StoredColumn(float[] Values, ColumnUnit Unit)
{
    /// <summary>Beyond 2^±500 a square is not a number that 64 bits hold.</summary>
    public const int MostExponent = 500;

    /// <summary>Rows that are checked for different values that have become one.</summary>
    private const int Looked = 4096;

    /// <summary>Sizes from 2^−60 to 2^60 are stored as they are, and so are the numbers of an offset column from 2^−10 to 2^10.</summary>
    private const int Ordinary = 60, OrdinaryWithOffset = 10;

    /// <summary>Stores a column of a training file in a unit in which its values stay different.</summary>
    /// <param name="numbers">At least one; finite, or NaN where a row has none.</param>
    /// <param name="wrong">Why it cannot be done, in a sentence; null if it can.</param>
    public static StoredColumn Create(ReadOnlySpan<double> numbers, out string? wrong) =>
        In(UnitOf(ColumnRange.Compute(numbers), numbers[..Math.Min(Looked, numbers.Length)], out wrong), numbers);

    /// <summary>The unit in which the values of a column of a training file stay different.</summary>
    /// <param name="cells">Of at least one row; finite, or NaN where a row has none.</param>
    /// <param name="wrong">Why there is none, in a sentence; null if there is one.</param>
    public static ColumnUnit UnitOf(CellBlock cells, int rows, out string? wrong)
    {
        var first = new double[Math.Min(Looked, rows)];
        cells(0, first);
        return UnitOf(ColumnRange.Compute(cells, rows), first, out wrong);
    }

    /// <summary>Stores a column in a given unit.</summary>
    public static StoredColumn In(ColumnUnit unit, ReadOnlySpan<double> numbers)
    {
        var values = new float[numbers.Length];
        for (var row = 0; row < values.Length; row++) values[row] = unit.Store(numbers[row]);
        return new StoredColumn(values, unit);
    }

    /// <summary>The row of a number that its unit cannot hold, or −1.</summary>
    public int Overflow => Array.FindIndex(Values, float.IsInfinity);

    private static ColumnUnit UnitOf(ColumnRange range, ReadOnlySpan<double> first, out string? wrong)
    {
        var constant = range.Most == range.Least;

        // Halfway between the ends: from there a difference of two such close numbers is exact (Sterbenz, 1974).
        var offset = !constant && range.IsFine(bits: 24) ? range.Least + ((range.Most - range.Least) / 2) : 0;
        var largest = Math.Max(Math.Abs(range.Least - offset), Math.Abs(range.Most - offset));
        var exponent = largest == 0 ? 0 : Math.ILogB(largest);
        wrong = exponent is > MostExponent or < -MostExponent
            ? $"its largest number is {range.Largest:0.#e0}, whose square does not fit in 64 bits; scale the column to sizes from 1e-150 to 1e150."
            : null;
        var window = offset == 0 ? Ordinary : OrdinaryWithOffset;
        var unit = new ColumnUnit(offset, Math.Abs(exponent) <= window ? 0 : exponent);
        wrong ??= Merged(unit, first);
        return unit;
    }

    /// <summary>The sentence if at least half of the different numbers become one; otherwise null.</summary>
    private static string? Merged(ColumnUnit unit, ReadOnlySpan<double> numbers)
    {
        var inexact = 0;
        foreach (var number in numbers) inexact += unit.Restore(unit.Store(number)).Equals(number) ? 0 : 1;
        if (inexact * 2 < numbers.Length) return null;
        var before = numbers.ToArray().Distinct().Count();
        var after = In(unit, numbers).Values.Distinct().Count();
        return after * 2 > before
            ? null
            : $"{before} different values of this column are {after} as 32-bit numbers, because other numbers in the column are so much larger; "
                + "subtract an offset, take the logarithm, or remove the rows that are far from the others.";
    }
}
