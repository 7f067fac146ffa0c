using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Shared.Validation.Given;

/// <summary>
/// A column says in which fold each row validates; rows with −1 train in all of them, as in scikit-learn's PredefinedSplit. The folds come in the order of
/// their numbers.
/// </summary>
/// <param name="Count">How many there are; null before the data is known.</param>
public sealed record PredefinedFolds(int? Count) : ValidationSettings
{
    public static readonly Kind<ValidationSettings> Kind = new(
        "predefined", values => new PredefinedFolds(values.Get(SearchSection.Count)), SearchSection.Count);

    /// <inheritdoc/>
    public override int Folds => Count ?? 2;

    /// <inheritdoc/>
    public override int Repeats => 1;

    /// <inheritdoc/>
    public override double TestToTrain => Folds == 1 ? 0.25 : 1.0 / (Folds - 1);

    /// <inheritdoc/>
    public override bool IsDrawn => false;

    /// <inheritdoc/>
    public override bool UsesFolds => true;

    // The column of folds may keep groups together and times in order; the user has decided.

    /// <inheritdoc/>
    public override bool UsesGroups => true;

    /// <inheritdoc/>
    public override bool UsesTimes => true;

    /// <inheritdoc/>
    public override string? NotNested => "a column of folds has no outer folds";

    /// <inheritdoc/>
    public override Mistake? Check(int rows) => rows >= 2 ? null : new Mistake("validation", "folds need at least 2 training rows; add rows to data.train.");

    /// <inheritdoc/>
    public override Mistake? Check(Strata strata) =>
        strata.Folds is not { } folds ? new Mistake("validation.kind", "predefined needs a column of folds: name it in data.columns, for example data.columns { part = fold }.")
        : folds.All(fold => fold == folds[0]) ? new Mistake("validation.kind", "predefined needs rows of at least two folds, or of one fold beside rows with -1, because a fold trains on the rows that do not validate in it.")
        : FoldCount.CheckCounted(Count, CountIn(strata), "folds in its column");

    /// <inheritdoc/>
    public override int? CountIn(Strata strata) => strata.Folds is null ? null : Numbers(strata).Length;

    /// <inheritdoc/>
    public override FoldSplit Split(Strata strata, int[] shuffled, int fold)
    {
        var number = Numbers(strata)[fold];
        return Partition.Create(strata.Rows, [.. Enumerable.Range(0, strata.Rows).Where(row => strata.Folds![row] == number)]);
    }

    /// <inheritdoc/>
    public override string Words(bool hasClasses) => $"{FoldCount.Words(Folds, 1)} from a column";

    private static int[] Numbers(Strata strata) => [.. strata.Folds!.Where(fold => fold >= 0).Distinct().Order()];
}
