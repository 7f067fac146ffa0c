namespace ActorSearch.TrainerNode.Analysis;

/// <summary>Takes some rows for all, without a draw.</summary>
internal static class SpreadRows
{
    /// <summary>
    /// At most so many rows, in rising order: the rows lie class by class and one is taken at even distances. So each class has its share
    /// within one row, spread over all of its rows, whether a file is sorted by class or lists the classes in turn.
    /// </summary>
    /// <param name="labels">The class of each row.</param>
    /// <param name="most">≥ 1; with no more rows all are taken.</param>
    public static int[] Choose(int[] labels, int most)
    {
        int[] byClass = [.. Enumerable.Range(0, labels.Length).OrderBy(row => labels[row])];
        var taken = Math.Min(most, labels.Length);
        return [.. Enumerable.Range(0, taken).Select(i => byClass[(int)((long)i * labels.Length / taken)]).Order()];
    }
}
