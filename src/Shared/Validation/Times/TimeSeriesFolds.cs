using System.Globalization;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Shared.Validation.Times;

/// <summary>
/// The rows in the order of time are cut into k + 1 parts; each fold validates on one of the last k and trains on rows before it, as in scikit-learn's
/// TimeSeriesSplit.
/// </summary>
/// <param name="Gap">Rows left out before the validation rows, ≥ 0.</param>
/// <param name="Window">Most training rows, the latest ones; 0: all.</param>
public sealed record TimeSeriesFolds(int Folds, int Gap, int Window) : ValidationSettings
{
    private static readonly Setting<int> Latest = Define.Whole(
        "validation.window", SettingScope.Validation, 0, "Most training rows of a fold by time, the latest ones; 0: all rows before the gap.", atLeast: 0, atMost: int.MaxValue);

    public static readonly Kind<ValidationSettings> Kind = new(
        "time-series", values => new TimeSeriesFolds(values.Get(SearchSection.Folds), values.Get(SearchSection.Gap), values.Get(Latest)),
        SearchSection.Folds, SearchSection.Gap, Latest);

    /// <inheritdoc/>
    public override int Folds { get; } = Folds;

    /// <inheritdoc/>
    public override int Repeats => 1;

    /// <summary>One part of validation rows for on average (k + 1) / 2 parts of training rows.</summary>
    public override double TestToTrain => 2.0 / (Folds + 1);

    /// <inheritdoc/>
    public override bool UsesTimes => true;

    /// <inheritdoc/>
    public override bool IsDrawn => false;

    /// <inheritdoc/>
    public override bool TrainsOnMost => false;

    /// <inheritdoc/>
    public override string? NotNested => "the rows outside of an outer fold would not be one stretch of time";

    /// <inheritdoc/>
    public override Mistake? Check(int rows)
    {
        var size = rows / (Folds + 1);
        return size == 0
            ? new Mistake("validation.folds", $"{Folds} folds by time need at least {Folds + 1} training rows, but {Amount.There(rows, "row")}; set validation.folds to fewer.")
            : rows - (Folds * size) - Gap < 1
            ? new Mistake("validation.gap", $"the first fold has {Amount.Format(rows - (Folds * size), "row")} before its validation rows, and a gap of {Gap} leaves none to train on; set a smaller validation.gap or fewer validation.folds.")
            : null;
    }

    /// <inheritdoc/>
    public override FoldSplit Split(Strata strata, int[] shuffled, int fold)
    {
        var (rows, size) = (strata.InTime(), strata.Rows / (Folds + 1));
        var start = strata.Rows - ((Folds - fold) * size);
        var end = start - Gap;
        int[] train = rows[(Window > 0 && Window < end ? end - Window : 0)..end], validation = rows[start..(start + size)];
        Array.Sort(train);
        Array.Sort(validation);
        return new FoldSplit(train, validation);
    }

    /// <inheritdoc/>
    public override FoldSplit? HoldOut(Strata strata, int[] shuffled, double share) => TimeHoldout.Last(strata, share, Gap);

    /// <inheritdoc/>
    public override string Words(bool hasClasses) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Folds} folds by time, each trained on {(Window > 0 ? $"the {Amount.Format(Window, "row")}" : "all rows")} before it{(Gap > 0 ? $" with a gap of {Gap}" : "")}");
}
