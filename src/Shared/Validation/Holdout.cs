namespace ActorSearch.Shared.Validation;

/// <summary>
/// One part set aside: the share of the rows rounded up, as in scikit-learn's train_test_split, with one row on each side at least.
/// </summary>
internal static class Holdout
{
    public static FoldSplit Split(int[] shuffled, double share) => Partition.Of(shuffled.Length, shuffled[..Size(share, shuffled.Length)]);

    /// <summary>How many rows are set aside.</summary>
    public static int Size(double share, int all)
    {
        // 0.07 × 100 is a little more than 7 in binary: a product that is whole but for its rounding counts as whole.
        var rows = share * all;
        var whole = Math.Round(rows);
        var size = (int)(Math.Abs(rows - whole) <= 1e-9 * rows ? whole : Math.Ceiling(rows));
        return Math.Clamp(size, 1, all - 1);
    }
}
