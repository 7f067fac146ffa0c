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
        "stratified-k-fold", values => new StratifiedKFold(values.Get(SearchSection.Folds), values.Get(SearchSection.Repeats)) { Shuffles = values.Get(SearchSection.Shuffle) },
        SearchSection.Folds, SearchSection.Repeats, SearchSection.Shuffle);

    /// <summary>Whether the rows are shuffled first; else each fold validates on consecutive rows of each stratum, like scikit-learn's StratifiedKFold.</summary>
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
    public override bool IsStratified => true;

    /// <inheritdoc/>
    public override Mistake? Check(int rows) => FoldCount.Check(Folds, rows);

    /// <inheritdoc/>
    public override FoldSplit Split(Strata strata, int[] shuffled, int fold) =>
        Shuffles ? Split(shuffled, strata, Folds, fold) : InOrder(strata, Folds, fold);

    /// <inheritdoc/>
    public override string Words(bool hasClasses) =>
        FoldCount.Words(Folds, Repeats) + (hasClasses ? ", stratified by class" : ", stratified by fifths of the target") + (Shuffles ? "" : ", in the order of the file");

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

        return Partition.Create(shuffled.Length, validation);
    }

    // The strata are laid out in the order of their first rows; every fold gets the places fold, fold + folds, …, and takes as many rows as
    // these places have of a stratum, one run after the other.
    private static FoldSplit InOrder(Strata strata, int folds, int fold)
    {
        var sizes = new int[strata.Count];
        var order = new List<int>();
        foreach (var stratum in strata.Labels)
        {
            if (sizes[stratum]++ == 0) order.Add(stratum);
        }

        var (begin, end) = (new int[strata.Count], new int[strata.Count]);
        var place = 0;
        foreach (var stratum in order)
        {
            for (var row = 0; row < sizes[stratum]; row++, place++)
            {
                if (place % folds < fold) begin[stratum]++;
                if (place % folds <= fold) end[stratum]++;
            }
        }

        var found = new int[strata.Count];
        var validation = new List<int>();
        for (var row = 0; row < strata.Rows; row++)
        {
            var at = found[strata.Labels[row]]++;
            if (at >= begin[strata.Labels[row]] && at < end[strata.Labels[row]]) validation.Add(row);
        }

        return Partition.Create(strata.Rows, [.. validation]);
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
