namespace ActorSearch.TrainerNode.Data;

/// <summary>The range of a column's numbers.</summary>
/// <param name="Least">The smallest.</param>
/// <param name="Most">The largest.</param>
internal readonly record struct ColumnRange(double Least, double Most)
{
    /// <summary>Bits that a column needs to distinguish its own values: 12 are 4096 steps from the smallest to the largest.</summary>
    private const int Needed = 12;

    private const int Block = 4096;

    private static ColumnRange None => new(double.MaxValue, double.MinValue);

    public double Largest => Math.Max(Math.Abs(Least), Math.Abs(Most));

    /// <summary>The range of numbers of which some may be missing, NaN; 0 if all are.</summary>
    public static ColumnRange Compute(ReadOnlySpan<double> numbers) => None.With(numbers).Known;

    /// <summary>The range of a column's cells; 0 if all are missing.</summary>
    public static ColumnRange Compute(CellBlock cells, int rows)
    {
        var range = None;
        var block = new double[Math.Min(Block, rows)];
        for (var start = 0; start < rows; start += block.Length)
        {
            var part = block.AsSpan(0, Math.Min(block.Length, rows - start));
            cells(start, part);
            range = range.With(part);
        }

        return range.Known;
    }

    /// <summary>Whether numbers of this many bits are too coarse to distinguish the values, because they are so close together and so far from 0.</summary>
    public bool IsFine(int bits) => Most - Least < Math.ScaleB(Largest, Needed - bits);

    private ColumnRange Known => Least > Most ? default : this;

    private ColumnRange With(ReadOnlySpan<double> numbers)
    {
        var (least, most) = (Least, Most);
        foreach (var number in numbers)
        {
            if (number < least) least = number;
            if (number > most) most = number;
        }

        return new ColumnRange(least, most);
    }
}
