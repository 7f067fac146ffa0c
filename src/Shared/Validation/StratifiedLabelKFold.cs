using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Shared.Validation;

/// <summary>k-fold of rows with several labels that keeps the share of each label: see <see cref="LabelStratification"/>. Folds can differ by some rows.</summary>
public sealed record StratifiedLabelKFold(int Folds, int Repeats) : ValidationSettings
{
    public static readonly Kind<ValidationSettings> Kind = new(
        "stratified-label-k-fold", values => new StratifiedLabelKFold(values.Get(SearchSection.Folds), values.Get(SearchSection.Repeats)), SearchSection.Folds, SearchSection.Repeats);

    /// <inheritdoc/>
    public override int Folds { get; } = Folds;

    /// <inheritdoc/>
    public override int Repeats { get; } = Repeats;

    /// <inheritdoc/>
    public override double TestToTrain => 1.0 / (Folds - 1);

    /// <inheritdoc/>
    public override bool UsesLabels => true;

    /// <inheritdoc/>
    public override Mistake? Check(int rows) => FoldCount.Check(Folds, rows);

    /// <inheritdoc/>
    public override Mistake? Check(Strata strata) => strata.LabelSets is null
        ? new Mistake("validation.kind", "stratified-label-k-fold divides rows with several labels (loss.kind = binary-cross-entropy); set stratified-k-fold or k-fold.")
        : Check(strata.Rows);

    /// <inheritdoc/>
    public override FoldSplit Split(Strata strata, int[] shuffled, int fold) => Part(strata, shuffled, Shares(Folds), fold);

    /// <inheritdoc/>
    public override FoldSplit? Outer(Strata strata, int folds, int fold) => Part(strata, [.. Enumerable.Range(0, strata.Rows)], Shares(folds), fold);

    /// <inheritdoc/>
    public override FoldSplit? HoldOut(Strata strata, int[] shuffled, double share) =>
        Part(strata, shuffled, [share, 1 - share], 0) is { Train.Length: > 0, Validation.Length: > 0 } split ? split : null;

    /// <inheritdoc/>
    public override string Words(bool hasClasses) => $"{FoldCount.Words(Folds, Repeats)}, stratified by label";

    private static FoldSplit Part(Strata strata, int[] order, double[] shares, int part)
    {
        var parts = LabelStratification.Deal(strata.LabelSets!, order, shares);
        return Partition.Create(strata.Rows, [.. order.Where(row => parts[row] == part)]);
    }

    private static double[] Shares(int folds) => [.. Enumerable.Repeat(1.0 / folds, folds)];
}
