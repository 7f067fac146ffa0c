using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Shared.Validation;

/// <summary>
/// k-fold that keeps the shares of the strata. The shuffled rows are laid out stratum by stratum and dealt to the folds in turn.
/// Each stratum starts where the last one stopped: within a stratum the folds differ by one row at most, and so do whole folds.
/// </summary>
public sealed record StratifiedKFold(int Folds, int Repeats) : ValidationSettings
{
    public static readonly Kind<ValidationSettings> Kind = new(
        "stratified-k-fold", values => new StratifiedKFold(values.Get(SearchSection.Folds), values.Get(SearchSection.Repeats)),
        SearchSection.Folds, SearchSection.Repeats);

    /// <inheritdoc/>
    public override int Folds { get; } = Folds;

    /// <inheritdoc/>
    public override int Repeats { get; } = Repeats;

    /// <inheritdoc/>
    public override double TestToTrain => 1.0 / (Folds - 1);

    /// <inheritdoc/>
    public override bool IsStratified => true;

    /// <inheritdoc/>
    public override Mistake? Check(int rows) => FoldCount.Check(Folds, rows);

    /// <inheritdoc/>
    public override FoldSplit Split(Strata strata, int[] shuffled, int fold) => Split(shuffled, strata, Folds, fold);

    /// <inheritdoc/>
    public override string Words(bool hasClasses) =>
        FoldCount.Words(Folds, Repeats) + (hasClasses ? ", stratified by class" : ", stratified by fifths of the target");

    public static FoldSplit Split(int[] shuffled, Strata strata, int folds, int fold)
    {
        var place = FirstPlaces(strata);
        var validation = new int[((shuffled.Length - fold - 1) / folds) + 1];
        var found = 0;
        foreach (var row in shuffled)
        {
            if (place[strata.Labels[row]]++ % folds == fold)
            {
                validation[found++] = row;
            }
        }

        return Partition.Of(shuffled.Length, validation);
    }

    /// <summary>Where each stratum begins when all rows are laid out stratum by stratum.</summary>
    public static int[] FirstPlaces(Strata strata)
    {
        var place = new int[strata.Count + 1];
        foreach (var stratum in strata.Labels)
        {
            place[stratum + 1]++;
        }

        for (var stratum = 1; stratum < place.Length; stratum++)
        {
            place[stratum] += place[stratum - 1];
        }

        return place;
    }
}
