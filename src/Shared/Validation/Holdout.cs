using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Shared.Validation;

/// <summary>
/// One part set aside: the share of the rows rounded up, as in scikit-learn's train_test_split, with one row on each side at least.
/// </summary>
/// <param name="Share">Share of the rows that validate, in (0, 1).</param>
/// <param name="Repeats">How many times, each with another shuffle.</param>
public sealed record Holdout(double Share, int Repeats) : HoldoutSettings(Share, Repeats)
{
    public static readonly Kind<ValidationSettings> Kind = new(
        "holdout",
        values => new Holdout(values.Get(SearchSection.HeldShare), values.Get(SearchSection.Repeats)) { Shuffles = values.Get(SearchSection.Shuffle) },
        SearchSection.Repeats, SearchSection.HeldShare, SearchSection.Shuffle);

    /// <summary>Whether the rows are drawn; else the last rows of the file validate.</summary>
    public bool Shuffles { get; init; } = true;

    /// <inheritdoc/>
    public override bool IsDrawn => Shuffles;

    /// <inheritdoc/>
    public override FoldSplit Split(Strata strata, int[] shuffled, int fold) =>
        Split(Shuffles ? shuffled : [.. Enumerable.Range(0, strata.Rows).Reverse()], Share);

    /// <inheritdoc/>
    public override string Words(bool hasClasses) =>
        $"hold-out of {Percent}{Times}{(Shuffles ? "" : ", the last rows of the file")}";

    private static FoldSplit Split(int[] shuffled, double share) => Partition.Create(shuffled.Length, shuffled[..Size(share, shuffled.Length)]);

    /// <summary>How many rows are set aside.</summary>
    public static int Size(double share, int all)
    {
        // 0.07 × 100 is a little more than 7 in binary: a product that is whole but for its rounding counts as whole.
        var rows = share * all;
        var whole = Math.Round(rows);
        var size = (int)(Math.Abs(rows - whole) <= 1e-9 * rows ? whole : Math.Ceiling(rows));
        return Math.Clamp(size, 1, all - 1);
    }
}
