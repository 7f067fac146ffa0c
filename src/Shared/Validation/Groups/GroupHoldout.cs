using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Shared.Validation.Groups;

/// <summary>Drawn groups are set aside until they have a share of the rows; at least one group is on each side.</summary>
/// <param name="Share">Share of the rows that validate, in (0, 1).</param>
/// <param name="Repeats">How many times, each with another shuffle.</param>
public sealed record GroupHoldout(double Share, int Repeats) : HoldoutSettings(Share, Repeats)
{
    public static readonly Kind<ValidationSettings> Kind = new(
        "group-holdout", values => new GroupHoldout(values.Get(SearchSection.HeldShare), values.Get(SearchSection.Repeats)),
        SearchSection.HeldShare, SearchSection.Repeats);

    /// <inheritdoc/>
    public override bool UsesGroups => true;

    /// <inheritdoc/>
    public override Mistake? Check(Strata strata) => GroupRows.Check(strata, "group-holdout", 2, "validation.kind");

    /// <inheritdoc/>
    public override FoldSplit Split(Strata strata, int[] shuffled, int fold) => GroupRows.HoldOut(strata, shuffled, Share);

    /// <inheritdoc/>
    public override FoldSplit? Outer(Strata strata, int folds, int fold) => new GroupKFold(folds).Outer(strata, folds, fold);

    /// <inheritdoc/>
    public override FoldSplit? HoldOut(Strata strata, int[] shuffled, double share) => GroupRows.HoldOut(strata, shuffled, share);

    /// <inheritdoc/>
    public override string Words(bool hasClasses) =>
        $"hold-out of {Percent} in whole groups{Times}";
}
