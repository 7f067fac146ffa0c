namespace ActorSearch.Coordinator.Reporting;

/// <summary>Which folds each of some rows validated, in two arrays.</summary>
/// <param name="Starts">The place of each row's first fold in <paramref name="Folds"/>, and after them the length of that.</param>
/// <param name="Folds">The folds of one row after those of another, ascending.</param>
public sealed record RowFolds(int[] Starts, int[] Folds)
{
    /// <summary>The folds of the rows that validated any.</summary>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="validated">Folds, ascending, each with its rows.</param>
    /// <returns>The rows, ascending, and their folds.</returns>
    public static (int[] Rows, RowFolds Folds) Create(int rows, IReadOnlyList<(int Fold, int[] Rows)> validated)
    {
        var counts = new int[rows];
        foreach (var row in validated.SelectMany(fold => fold.Rows)) counts[row]++;
        var taken = new int[counts.Count(count => count > 0)];
        for (int row = 0, place = 0; row < rows; row++)
        {
            if (counts[row] > 0) taken[place++] = row;
        }

        var starts = new int[taken.Length + 1];
        for (var place = 0; place < taken.Length; place++)
        {
            starts[place + 1] = starts[place] + counts[taken[place]];
            counts[taken[place]] = starts[place];
        }

        var folds = new int[starts[^1]];
        foreach (var (fold, of) in validated)
        {
            foreach (var row in of) folds[counts[row]++] = fold;
        }

        return (taken, new RowFolds(starts, folds));
    }

    /// <summary>The folds of a row.</summary>
    /// <param name="place">Its place among the rows.</param>
    public ReadOnlySpan<int> FoldsAt(int place) => Folds.AsSpan(Starts[place]..Starts[place + 1]);
}
