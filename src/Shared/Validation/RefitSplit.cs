using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Randomness;

namespace ActorSearch.Shared.Validation;

/// <summary>
/// The rows that a refit holds out: the same for all restarts, and of each stratum its share, rounded up or down. They are the share of all
/// rows rounded up, as in a holdout, with one row on each side at least.
/// </summary>
public static class RefitSplit
{
    /// <summary>Why rows cannot be held out so, or null.</summary>
    /// <param name="validation">How rows are divided for validation: groups and times are kept here too.</param>
    /// <param name="share">Share of the rows to hold out, in (0, 1).</param>
    /// <param name="strata">The rows; classes, or fifths of a numeric target.</param>
    /// <param name="seed">The experiment's.</param>
    /// <param name="nameOf">Name of a stratum that must not be missing from the rows to train on; null where any may.</param>
    /// <param name="part">The outer part that is held out, from 1; 0 if none is.</param>
    public static Mistake? Check(ValidationSettings validation, double share, Strata strata, ulong seed, Func<int, string>? nameOf, int part = 0)
    {
        if (strata.Rows < 2)
        {
            return new Mistake("refit.share", $"a hold-out needs at least 2 training rows, but {Amount.There(strata.Rows, "row")}; set refit.kind = all-rows.");
        }

        if (nameOf is null)
        {
            return null;
        }

        var trained = new bool[strata.Count];
        foreach (var row in Split(validation, share, strata, seed, part).Train) trained[strata.Labels[row]] = true;
        foreach (var stratum in strata.Labels)
        {
            if (!trained[stratum])
            {
                return new Mistake(
                    "refit.share",
                    $"all training rows of class \"{nameOf(stratum)}\" would be held out; set a smaller refit.share, or refit.kind = all-rows.");
            }
        }

        return null;
    }

    /// <summary>The rows to train on, and those that are held out.</summary>
    /// <param name="validation">As above.</param>
    /// <param name="share">Share of the rows to hold out, in (0, 1).</param>
    /// <param name="strata">The rows, at least two.</param>
    /// <param name="seed">The experiment's.</param>
    /// <param name="part">As above.</param>
    public static FoldSplit Split(ValidationSettings validation, double share, Strata strata, ulong seed, int part = 0)
    {
        var shuffled = Splits.Shuffled(strata.Rows, RandomStream.For(seed, StreamPurpose.RefitSplit, part));
        return validation.HoldOut(strata, shuffled, share) ?? Split(share, strata, shuffled);
    }

    /// <summary>The share of each stratum apart, rounded up or down.</summary>
    /// <param name="shuffled">The rows in a drawn order.</param>
    public static FoldSplit Split(double share, Strata strata, int[] shuffled)
    {
        var size = Holdout.Size(share, strata.Rows);
        var held = new int[size];
        var place = StratifiedKFold.FirstPlaces(strata);
        var found = 0;
        foreach (var row in shuffled)
        {
            // Laid out stratum by stratum, the rows that are held out lie evenly among all.
            var at = (long)place[strata.Labels[row]]++;
            if ((at + 1) * size / strata.Rows > at * size / strata.Rows)
            {
                held[found++] = row;
            }
        }

        return Partition.Create(strata.Rows, held);
    }
}
