namespace ActorSearch.TrainerNode.Data;

/// <summary>The range of a column's numbers.</summary>
/// <param name="Least">The smallest.</param>
/// <param name="Most">The largest.</param>
internal readonly record struct ColumnRange(double Least, double Most)
{
    /// <summary>Bits that a column needs to distinguish its own values: 12 are 4096 steps from the smallest to the largest.</summary>
    private const int Needed = 12;

    public double Largest => Math.Max(Math.Abs(Least), Math.Abs(Most));

    /// <summary>The range of numbers of which some may be missing, NaN; 0 if all are.</summary>
    public static ColumnRange Of(ReadOnlySpan<double> numbers)
    {
        if (!numbers.ContainsAnyInRange(double.MinValue, double.MaxValue)) return default;
        double least = double.MaxValue, most = double.MinValue;
        foreach (var number in numbers)
        {
            if (number < least) least = number;
            if (number > most) most = number;
        }

        return new ColumnRange(least, most);
    }

    /// <summary>Whether numbers of this many bits are too coarse to distinguish the values, because they are so close together and so far from 0.</summary>
    public bool IsFine(int bits) => Most - Least < Math.ScaleB(Largest, Needed - bits);
}
