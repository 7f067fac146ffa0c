using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Shared.Validation.Groups;

/// <summary>
/// k-fold that keeps the rows of a group together: the groups, from the largest to the smallest, each go to the fold that has the fewest rows by then, as
/// in scikit-learn's GroupKFold. Of equal groups the last comes first, of equal folds the first.
/// </summary>
public sealed record GroupKFold(int Folds) : GroupFolds
{
    public static readonly Kind<ValidationSettings> Kind = new("group-k-fold", values => new GroupKFold(values.Get(SearchSection.Folds)), SearchSection.Folds);

    /// <inheritdoc/>
    public override int Folds { get; } = Folds;

    /// <inheritdoc/>
    public override Mistake? Check(Strata strata) => GroupRows.Check(strata, "group-k-fold", Folds, "validation.folds");

    /// <inheritdoc/>
    public override FoldSplit Split(Strata strata, int[] shuffled, int fold) => Split(strata, Folds, fold);

    /// <inheritdoc/>
    public override FoldSplit? Outer(Strata strata, int folds, int fold) => Split(strata, folds, fold);

    /// <inheritdoc/>
    public override string Words(bool hasClasses) => $"{FoldCount.Words(Folds, 1)} of whole groups";

    private static FoldSplit Split(Strata strata, int folds, int fold)
    {
        var sizes = GroupRows.Sizes(strata);
        var (rows, foldOf) = (new long[folds], new int[sizes.Length]);
        foreach (var group in Enumerable.Range(0, sizes.Length).Where(group => sizes[group] > 0).OrderByDescending(group => sizes[group]).ThenByDescending(group => group))
        {
            foldOf[group] = Array.IndexOf(rows, rows.Min());
            rows[foldOf[group]] += sizes[group];
        }

        return GroupRows.Split(strata, group => foldOf[group] == fold);
    }
}
