using System.Globalization;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Shared.Validation.Groups;

/// <summary>Drawn groups are set aside until they have a share of the rows; at least one group is on each side.</summary>
/// <param name="Share">Share of the rows that validate, in (0, 1).</param>
/// <param name="Repeats">How many times, each with another shuffle.</param>
public sealed record GroupHoldout(double Share, int Repeats) : ValidationSettings
{
    public static readonly Kind<ValidationSettings> Kind = new(
        "group-holdout", values => new GroupHoldout(values.Get(SearchSection.HeldShare), values.Get(SearchSection.Repeats)),
        SearchSection.HeldShare, SearchSection.Repeats);

    /// <inheritdoc/>
    public override int Folds => 1;

    /// <inheritdoc/>
    public override int Repeats { get; } = Repeats;

    /// <inheritdoc/>
    public override double TestToTrain => Share / (1 - Share);

    /// <inheritdoc/>
    public override bool UsesGroups => true;

    /// <inheritdoc/>
    public override Mistake? Check(int rows) => new Holdout(Share, Repeats).Check(rows);

    /// <inheritdoc/>
    public override Mistake? Check(Strata strata) => GroupRows.Check(strata, "group-holdout", 2, "validation.kind");

    /// <inheritdoc/>
    public override FoldSplit Split(Strata strata, int[] shuffled, int fold) => GroupRows.HoldOut(strata, shuffled, Share);

    /// <inheritdoc/>
    public override FoldSplit? Outer(Strata strata, int folds, int fold) => new GroupKFold(folds).Outer(strata, folds, fold);

    /// <inheritdoc/>
    public override FoldSplit? HoldOut(Strata strata, int[] shuffled, double share) => GroupRows.HoldOut(strata, shuffled, share);

    /// <inheritdoc/>
    public override string Words(bool hasClasses) => string.Create(
        CultureInfo.InvariantCulture, $"hold-out of {Share * 100:0.##} % in whole groups{(Repeats > 1 ? $", {Repeats} times" : "")}");
}
