namespace ActorSearch.TrainerNode.Data.Columns;

/// <summary>The order of numbers that need more than the 53 bits of double precision, for example nanoseconds since 1970.</summary>
internal static class ExactOrder
{
    /// <summary>The numbers themselves; if two that differ are rounded to one, for each how many smaller ones there are, equal ones counted once.</summary>
    /// <param name="numbers">Rounded.</param>
    /// <param name="rests">What each has over a decimal that equal numbers share; those at the end can be left out and are 0.</param>
    public static double[] Compute(ReadOnlySpan<double> numbers, ReadOnlySpan<double> rests)
    {
        var exact = new (double Number, double Remainder)[numbers.Length];
        for (var row = 0; row < exact.Length; row++) exact[row] = (numbers[row], row < rests.Length ? rests[row] : 0);
        int[] rows = [.. Enumerable.Range(0, exact.Length)];
        Array.Sort(((double Number, double Remainder)[])[.. exact], rows);
        var (ranks, rank, areMerged) = (new double[exact.Length], 0, false);
        for (var place = 0; place < rows.Length; place++)
        {
            if (place > 0 && exact[rows[place]] != exact[rows[place - 1]])
            {
                rank++;
                areMerged |= numbers[rows[place]] == numbers[rows[place - 1]];
            }

            ranks[rows[place]] = rank;
        }

        return areMerged ? ranks : numbers.ToArray();
    }
}
