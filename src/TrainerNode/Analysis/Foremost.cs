namespace ActorSearch.TrainerNode.Analysis;

/// <summary>The first of many rows by a number, without sorting them all.</summary>
public static class Foremost
{
    /// <summary>At most so many rows, the one with the lowest number first; of equal ones the first row. NaN is the lowest.</summary>
    /// <param name="rows">How many there are.</param>
    /// <param name="most">≥ 0.</param>
    /// <param name="of">The number of a row.</param>
    public static int[] Lowest(int rows, int most, Func<int, double> of)
    {
        var worstFirst = Comparer<(double Number, int Row)>.Create((one, other) => other.CompareTo(one));
        var kept = new PriorityQueue<int, (double, int)>(worstFirst);
        for (var row = 0; row < rows; row++)
        {
            if (kept.Count < most) kept.Enqueue(row, (of(row), row));
            else if (most > 0) kept.EnqueueDequeue(row, (of(row), row));
        }

        var lowest = new int[kept.Count];
        for (var place = lowest.Length - 1; place >= 0; place--) lowest[place] = kept.Dequeue();
        return lowest;
    }
}
