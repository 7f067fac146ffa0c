using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Shared.Validation.Groups;

/// <summary>
/// k-fold that keeps the rows of a group together and the shares of the strata as equal as it can, as in scikit-learn's StratifiedGroupKFold: the groups, from the
/// most to the least uneven one, each go to the fold that leaves the counts of the strata with the smallest standard deviation between the folds; if
/// that is equal, to the fold with the fewest rows.
/// </summary>
public sealed record StratifiedGroupKFold(int Folds) : GroupFolds
{
    /// <summary>NumPy's isclose: deviations that differ by less count as equal.</summary>
    private const double Relative = 1e-5, Absolute = 1e-8;

    public static readonly Kind<ValidationSettings> Kind = new(
        "stratified-group-k-fold", values => new StratifiedGroupKFold(values.Get(SearchSection.Folds)), SearchSection.Folds);

    /// <inheritdoc/>
    public override int Folds { get; } = Folds;

    /// <inheritdoc/>
    public override bool IsStratified => true;

    /// <inheritdoc/>
    public override Mistake? Check(Strata strata) => GroupRows.Check(strata, "stratified-group-k-fold", Folds, "validation.folds")
        ?? (Enumerable.Range(0, Folds).FirstOrDefault(fold => Split(strata, [], fold).Validation.Length == 0, -1) is >= 0 and var empty
            ? new Mistake("validation.kind", $"stratified-group-k-fold leaves fold {empty} without a row, because the sizes of the groups differ too much. Set fewer validation.folds, or validation.kind = group-k-fold.")
            : null);

    /// <inheritdoc/>
    public override FoldSplit Split(Strata strata, int[] shuffled, int fold) => Split(strata, Folds, fold);

    /// <inheritdoc/>
    public override FoldSplit? Outer(Strata strata, int folds, int fold) => Split(strata, folds, fold);

    /// <inheritdoc/>
    public override string Words(bool hasClasses) =>
        $"{FoldCount.Words(Folds, 1)} of whole groups, stratified by {(hasClasses ? "class" : "fifths of the target")}";

    private static FoldSplit Split(Strata strata, int folds, int fold)
    {
        var counts = Counts(strata);
        var all = new long[strata.Count];
        foreach (var stratum in strata.Labels) all[stratum]++;
        var used = Enumerable.Range(0, strata.Count).Where(stratum => all[stratum] > 0).ToArray();
        var dealt = new Dealt(folds, [.. used.Select(stratum => all[stratum])]);
        var foldOf = new int[counts.Length];
        foreach (var group in Enumerable.Range(0, counts.Length).OrderByDescending(group => Unevenness(counts[group], used)))
        {
            foldOf[group] = dealt.Deal([.. used.Select(stratum => counts[group][stratum])]);
        }

        return GroupRows.Split(strata, group => foldOf[group] == fold);
    }

    private static long[][] Counts(Strata strata)
    {
        var counts = new long[strata.Groups!.Max() + 1][];
        for (var group = 0; group < counts.Length; group++) counts[group] = new long[strata.Count];
        for (var row = 0; row < strata.Rows; row++) counts[strata.Groups![row]][strata.Labels[row]]++;
        return counts;
    }

    // The variance in whole numbers orders groups as the deviation does, and equal ones stay in their order.
    private static long Unevenness(long[] counts, int[] used)
    {
        long sum = 0, squares = 0;
        foreach (var stratum in used)
        {
            sum += counts[stratum];
            squares += counts[stratum] * counts[stratum];
        }

        return (used.Length * squares) - (sum * sum);
    }

    /// <summary>Rows of each stratum that each fold has by now.</summary>
    private sealed class Dealt(int folds, long[] all)
    {
        private readonly long[][] _counts = [.. Enumerable.Range(0, folds).Select(_ => new long[all.Length])];
        private readonly long[] _sums = new long[all.Length], _squares = new long[all.Length], _rows = new long[folds];

        /// <summary>Gives a group to the best fold, and says which.</summary>
        public int Deal(long[] group)
        {
            var (best, least, fewest) = (0, double.PositiveInfinity, long.MaxValue);
            for (var fold = 0; fold < folds; fold++)
            {
                var spread = SpreadWith(group, _counts[fold]);
                var isClose = Math.Abs(spread - least) <= Absolute + (Relative * Math.Abs(least));
                if (spread < least || (isClose && _rows[fold] < fewest)) (best, least, fewest) = (fold, spread, _rows[fold]);
            }

            for (var stratum = 0; stratum < all.Length; stratum++)
            {
                var before = _counts[best][stratum];
                var after = _counts[best][stratum] += group[stratum];
                _sums[stratum] += group[stratum];
                _squares[stratum] += (after * after) - (before * before);
                _rows[best] += group[stratum];
            }

            return best;
        }

        private double SpreadWith(long[] group, long[] counts)
        {
            var spread = 0.0;
            for (var stratum = 0; stratum < all.Length; stratum++)
            {
                var after = counts[stratum] + group[stratum];
                var sum = _sums[stratum] + group[stratum];
                var squares = _squares[stratum] + (after * after) - (counts[stratum] * counts[stratum]);
                spread += Math.Sqrt((folds * squares) - (sum * sum)) / folds / all[stratum];
            }

            return spread / all.Length;
        }
    }
}
