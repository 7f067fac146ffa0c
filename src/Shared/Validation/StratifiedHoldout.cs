using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Shared.Validation;

/// <summary>One part set aside, with the share of each stratum rounded up or down.</summary>
/// <param name="Share">Share of the rows that validate, in (0, 1).</param>
/// <param name="Repeats">How many times, each with another shuffle.</param>
public sealed record StratifiedHoldout(double Share, int Repeats) : HoldoutSettings(Share, Repeats)
{
    public static readonly Kind<ValidationSettings> Kind = new(
        "stratified-holdout", values => new StratifiedHoldout(values.Get(SearchSection.HeldShare), values.Get(SearchSection.Repeats)),
        SearchSection.HeldShare, SearchSection.Repeats);

    /// <inheritdoc/>
    public override bool IsStratified => true;

    /// <inheritdoc/>
    public override FoldSplit Split(Strata strata, int[] shuffled, int fold) => RefitSplit.Split(Share, strata, shuffled);

    /// <inheritdoc/>
    public override string Words(bool hasClasses) =>
        $"hold-out of {Percent}{Times}, stratified by {(hasClasses ? "class" : "fifths of the target")}";
}
