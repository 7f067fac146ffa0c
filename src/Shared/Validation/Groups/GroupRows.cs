using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds;

namespace ActorSearch.Shared.Validation.Groups;

/// <summary>What schemes that keep groups together have in common.</summary>
internal static class GroupRows
{
    /// <summary>Why rows cannot be divided by groups, or null.</summary>
    /// <param name="word">The kind of validation.</param>
    /// <param name="least">How few groups there may be.</param>
    /// <param name="setting">The setting that a mistake names.</param>
    public static Mistake? Check(Strata strata, string word, int least, string setting) =>
        strata.Groups is not { } groups ? new Mistake("validation.kind", $"{word} needs a column of groups: name it in data.columns, for example data.columns {{ patient = group }}.")
        : groups.Distinct().Count() is var count && count < least
            ? new Mistake(setting, $"{word} needs at least {least} groups, but {Amount.There(count, "group")}; set {setting} to fewer, or give more groups.")
        : null;

    /// <summary>How many rows each group has; a group that is not among these rows has none.</summary>
    public static int[] Sizes(Strata strata)
    {
        var sizes = new int[strata.Groups!.Max() + 1];
        foreach (var group in strata.Groups!) sizes[group]++;
        return sizes;
    }

    /// <summary>The division in which some groups validate.</summary>
    public static FoldSplit Split(Strata strata, Func<int, bool> validates) =>
        Partition.Create(strata.Rows, [.. Enumerable.Range(0, strata.Rows).Where(row => validates(strata.Groups![row]))]);

    /// <summary>Holds out whole groups, in the order in which the shuffled rows name them, until they are the share of the rows.</summary>
    public static FoldSplit HoldOut(Strata strata, int[] shuffled, double share)
    {
        var (sizes, wanted) = (Sizes(strata), Holdout.Size(share, strata.Rows));
        var groups = shuffled.Select(row => strata.Groups![row]).Distinct().ToList();
        var (held, rows) = (new HashSet<int>(), 0);
        foreach (var group in groups.SkipLast(1))
        {
            if (rows >= wanted) break;
            held.Add(group);
            rows += sizes[group];
        }

        return Split(strata, held.Contains);
    }
}
