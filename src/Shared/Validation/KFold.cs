namespace ActorSearch.Shared.Validation;

/// <summary>
/// k-fold: each fold validates on one of k consecutive runs of the shuffled rows. The first rows mod k runs are one row longer,
/// as in scikit-learn's KFold.
/// </summary>
internal static class KFold
{
    public static FoldSplit Split(int[] shuffled, int folds, int fold)
    {
        var (size, remainder) = Math.DivRem(shuffled.Length, folds);
        var start = (fold * size) + Math.Min(fold, remainder);
        var end = start + size + (fold < remainder ? 1 : 0);
        return Partition.Of(shuffled.Length, shuffled[start..end]);
    }
}
