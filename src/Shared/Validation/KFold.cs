using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Shared.Validation;

/// <summary>
/// k-fold: each fold validates on one of k consecutive runs of the shuffled rows. The first rows mod k runs are one row longer,
/// as in scikit-learn's KFold.
/// </summary>
public sealed record KFold(int Folds, int Repeats) : ValidationSettings
{
    public static readonly Kind<ValidationSettings> Kind = new(
        "k-fold", values => new KFold(values.Get(SearchSection.Folds), values.Get(SearchSection.Repeats)) { Shuffles = values.Get(SearchSection.Shuffle) },
        SearchSection.Folds, SearchSection.Repeats, SearchSection.Shuffle)
    {
        Rules = [SearchSection.Repeated],
    };

    /// <summary>Whether the rows are shuffled first; else the runs are consecutive in the file.</summary>
    public bool Shuffles { get; init; } = true;

    /// <inheritdoc/>
    public override bool IsDrawn => Shuffles;

    /// <inheritdoc/>
    public override int Folds { get; } = Folds;

    /// <inheritdoc/>
    public override int Repeats { get; } = Repeats;

    /// <inheritdoc/>
    public override double TestToTrain => 1.0 / (Folds - 1);

    /// <inheritdoc/>
    public override Mistake? Check(int rows) => FoldCount.Check(Folds, rows);

    /// <inheritdoc/>
    public override FoldSplit Split(Strata strata, int[] shuffled, int fold) =>
        Split(Shuffles ? shuffled : [.. Enumerable.Range(0, strata.Rows)], Folds, fold);

    /// <inheritdoc/>
    public override string Words(bool hasClasses) => FoldCount.Words(Folds, Repeats) + (Shuffles ? "" : ", in the order of the file");

    private static FoldSplit Split(int[] shuffled, int folds, int fold)
    {
        var (size, remainder) = Math.DivRem(shuffled.Length, folds);
        var start = (fold * size) + Math.Min(fold, remainder);
        var end = start + size + (fold < remainder ? 1 : 0);
        return Partition.Create(shuffled.Length, shuffled[start..end]);
    }
}
