using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Shared.Validation.Times;

/// <summary>The latest rows are set aside: the share of the rows rounded up.</summary>
/// <param name="Share">Share of the rows that validate, in (0, 1).</param>
/// <param name="Gap">Rows left out before the validation rows, ≥ 0.</param>
public sealed record TimeHoldout(double Share, int Gap) : HoldoutSettings(Share, 1)
{
    public static readonly Kind<ValidationSettings> Kind = new(
        "time-holdout", values => new TimeHoldout(values.Get(SearchSection.HeldShare), values.Get(SearchSection.Gap)), SearchSection.HeldShare, SearchSection.Gap);

    /// <inheritdoc/>
    public override bool UsesTimes => true;

    /// <inheritdoc/>
    public override bool IsDrawn => false;

    /// <inheritdoc/>
    public override string? NotNested => "the rows outside of an outer fold would not be one stretch of time";

    /// <inheritdoc/>
    public override Mistake? Check(int rows) => base.Check(rows) ?? (rows - Holdout.Size(Share, rows) > Gap ? null : new Mistake(
        "validation.gap", $"{Amount.There(rows - Holdout.Size(Share, rows), "row")} before the validation rows, and a gap of {Gap} leaves none to train on; set a smaller validation.gap or validation.share."));

    /// <inheritdoc/>
    public override FoldSplit Split(Strata strata, int[] shuffled, int fold) => Last(strata, Share, Gap);

    /// <inheritdoc/>
    public override FoldSplit? HoldOut(Strata strata, int[] shuffled, double share) => Last(strata, share, Gap);

    /// <inheritdoc/>
    public override string Words(bool hasClasses) =>
        $"hold-out of the latest {Percent}{(Gap > 0 ? $" after a gap of {Amount.Format(Gap, "row")}" : "")}";

    /// <summary>The latest rows apart; at least one row is left to train on, whatever the gap.</summary>
    public static FoldSplit Last(Strata strata, double share, int gap)
    {
        var (rows, size) = (strata.InTime(), Holdout.Size(share, strata.Rows));
        int[] train = rows[..Math.Max(1, rows.Length - size - gap)], validation = rows[(rows.Length - size)..];
        Array.Sort(train);
        Array.Sort(validation);
        return new FoldSplit(train, validation);
    }
}
