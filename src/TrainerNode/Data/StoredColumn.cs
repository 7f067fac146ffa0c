namespace ActorSearch.TrainerNode.Data;

/// <summary>A column as 32-bit numbers, which the nets compute with.</summary>
/// <param name="Values">One a row.</param>
/// <param name="Unit">What they mean.</param>
internal sealed record StoredColumn(float[] Values, ColumnUnit Unit)
{
    /// <summary>Rows that are checked for different values that have become one.</summary>
    private const int Looked = 4096;

    /// <summary>Beyond 2^±500 a square is not a number that 64 bits hold.</summary>
    public const int MostExponent = 500;

    /// <summary>Sizes from 2^−60 to 2^60 are stored as they are, and so are the numbers of an offset column from 2^−10 to 2^10.</summary>
    private const int Ordinary = 60, OrdinaryWithOffset = 10;

    /// <summary>Stores a column of a training file in a unit in which its values stay different.</summary>
    /// <param name="numbers">At least one; finite, or NaN where a row has none.</param>
    /// <param name="wrong">Why it cannot be done, in a sentence; null if it can.</param>
    public static StoredColumn Of(ReadOnlySpan<double> numbers, out string? wrong)
    {
        var range = ColumnRange.Of(numbers);
        var constant = range.Most == range.Least;

        // Halfway between the ends: from there a difference of two such close numbers is exact (Sterbenz, 1974).
        var offset = !constant && range.IsFine(bits: 24) ? range.Least + ((range.Most - range.Least) / 2) : 0;
        var largest = Math.Max(Math.Abs(range.Least - offset), Math.Abs(range.Most - offset));
        var exponent = largest == 0 ? 0 : Math.ILogB(largest);
        wrong = exponent is > MostExponent or < -MostExponent
            ? $"its largest number is {range.Largest:0.#e0}, whose square does not fit in 64 bits; scale the column to sizes from 1e-150 to 1e150."
            : null;
        var window = offset == 0 ? Ordinary : OrdinaryWithOffset;
        var column = In(new ColumnUnit(offset, Math.Abs(exponent) <= window ? 0 : exponent), numbers);
        wrong ??= column.Merged(numbers);
        return column;
    }

    /// <summary>Stores a column in a given unit.</summary>
    public static StoredColumn In(ColumnUnit unit, ReadOnlySpan<double> numbers)
    {
        var values = new float[numbers.Length];
        for (var row = 0; row < values.Length; row++) values[row] = unit.IsPlain ? (float)numbers[row] : unit.Store(numbers[row]);
        return new StoredColumn(values, unit);
    }

    /// <summary>The row of a number that its unit cannot hold, or −1.</summary>
    public int Overflow => Array.FindIndex(Values, value => float.IsInfinity(value));

    /// <summary>The sentence if at least half of the different numbers have become one; otherwise null.</summary>
    private string? Merged(ReadOnlySpan<double> numbers)
    {
        var rows = Math.Min(Looked, numbers.Length);
        var inexact = 0;
        for (var row = 0; row < rows; row++) inexact += Unit.Restore(Values[row]).Equals(numbers[row]) ? 0 : 1;
        if (inexact * 2 < rows) return null;
        var before = numbers[..rows].ToArray().Distinct().Count();
        var after = Values.Take(rows).Distinct().Count();
        return after * 2 > before
            ? null
            : $"{before} different values of this column are {after} as 32-bit numbers, because other numbers in the column are so much larger; "
                + "subtract an offset, take the logarithm, or remove the rows that are far from the others.";
    }
}
