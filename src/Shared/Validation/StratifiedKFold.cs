namespace ActorSearch.Shared.Validation;

/// <summary>
/// k-fold that keeps the shares of the strata. The shuffled rows are laid out stratum by stratum and dealt to the folds in turn.
/// Each stratum starts where the last one stopped: within a stratum the folds differ by one row at most, and so do whole folds.
/// </summary>
internal static class StratifiedKFold
{
    public static FoldSplit Split(int[] shuffled, Strata strata, int folds, int fold)
    {
        var place = FirstPlaces(strata);
        var validation = new int[((shuffled.Length - fold - 1) / folds) + 1];
        var found = 0;
        foreach (var row in shuffled)
        {
            if (place[strata.Labels[row]]++ % folds == fold)
            {
                validation[found++] = row;
            }
        }

        return Partition.Of(shuffled.Length, validation);
    }

    /// <summary>Where each stratum begins when all rows are laid out stratum by stratum.</summary>
    public static int[] FirstPlaces(Strata strata)
    {
        var place = new int[strata.Count + 1];
        foreach (var stratum in strata.Labels)
        {
            place[stratum + 1]++;
        }

        for (var stratum = 1; stratum < place.Length; stratum++)
        {
            place[stratum] += place[stratum - 1];
        }

        return place;
    }
}
