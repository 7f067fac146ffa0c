using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Shared.Validation;

/// <summary>One training, on the training file; it validates on the rows of a file of its own.</summary>
public sealed record ValidationFile : ValidationSettings
{
    public static readonly Kind<ValidationSettings> Kind = new("file", _ => new ValidationFile(), DataSection.Validation);

    /// <inheritdoc/>
    public override int Folds => 1;

    /// <inheritdoc/>
    public override int Repeats => 1;

    /// <summary>The variance of one fold is not known, so nothing is corrected by it.</summary>
    public override double TestToTrain => 0.25;

    /// <inheritdoc/>
    public override bool IsDrawn => false;

    // A file of its own may keep groups together and times in order; the user has decided.

    /// <inheritdoc/>
    public override bool UsesGroups => true;

    /// <inheritdoc/>
    public override bool UsesTimes => true;

    /// <inheritdoc/>
    public override string? NotNested => "a validation file has no outer folds";

    /// <inheritdoc/>
    public override Mistake? Check(int rows) => rows >= 2 ? null : new Mistake("validation", "a validation needs at least 2 rows; add rows to data.train.");

    /// <inheritdoc/>
    public override Mistake? Check(Strata strata) => strata.Trained < strata.Rows ? null : new Mistake(
        "validation.kind", "file needs a validation file: name it in data.validation.");

    /// <inheritdoc/>
    public override FoldSplit Split(Strata strata, int[] shuffled, int fold) =>
        new([.. Enumerable.Range(0, strata.Trained)], [.. Enumerable.Range(strata.Trained, strata.Rows - strata.Trained)]);

    /// <inheritdoc/>
    public override FoldSplit? HoldOut(Strata strata, int[] shuffled, double share) => Split(strata, shuffled, 0);

    /// <inheritdoc/>
    public override string Words(bool hasClasses) => "a file of its own";
}
