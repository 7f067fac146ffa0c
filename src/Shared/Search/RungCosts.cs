namespace ActorSearch.Shared.Search;

/// <summary>
/// What strategies are told of configurations that are compared after some epochs: costs of different rungs say nothing beside each other. The rung that
/// counts is the furthest one that enough configurations came to (as in BOHB, Falkner et al. 2018). What did not come so far costs as much more than
/// those that did as it did at its own last rung, on average over them and on the same folds, but no less than the best of them.
/// </summary>
internal static class RungCosts
{
    /// <summary>Enough: so many for each axis, and as many again.</summary>
    private const int ForEachAxis = 2;

    /// <summary>What each costs.</summary>
    /// <param name="trials">Each came to a rung.</param>
    public static double[] Compute(List<TrialOutcome> trials, int axes)
    {
        var epochs = Furthest(trials, ForEachAxis * (axes + 1));
        var reached = trials.Where(trial => WholeAt(trial, epochs) is not null).ToList();
        var best = reached.Count == 0 ? double.NegativeInfinity : reached.Min(result => WholeAt(result, epochs)!.Cost);
        var differences = new Dictionary<int, double>();
        return [.. trials.Select(result => WholeAt(result, epochs)?.Cost ?? Math.Max(best, result.Rungs[^1].Cost + DifferenceTo(result.Rungs[^1])))];

        double DifferenceTo(RungResult rung)
        {
            if (!IsWhole(rung)) return Difference(reached, rung, epochs);
            if (!differences.TryGetValue(rung.Epochs, out var known)) differences.Add(rung.Epochs, known = Difference(reached, rung, epochs));
            return known;
        }
    }

    private static int Furthest(List<TrialOutcome> trials, int enough)
    {
        var counts = new SortedDictionary<int, int>();
        foreach (var result in trials)
        {
            foreach (var rung in result.Rungs) counts[rung.Epochs] = counts.GetValueOrDefault(rung.Epochs) + 1;
        }

        return counts.Reverse().Where(entry => entry.Value >= enough).Select(entry => entry.Key).FirstOrDefault(counts.MaxBy(entry => entry.Value).Key);
    }

    private static double Difference(List<TrialOutcome> reached, RungResult from, int epochs)
    {
        var (sum, count) = (0.0, 0);
        foreach (var result in reached)
        {
            if (WholeAt(result, from.Epochs) is not { } before) continue;
            var (begun, folds) = (0.0, 0);
            for (var fold = 0; fold < from.FoldCosts.Length; fold++)
            {
                if (!double.IsFinite(from.FoldCosts[fold])) continue;
                begun += before.FoldCosts[fold];
                folds++;
            }

            sum += WholeAt(result, epochs)!.Cost - (begun / folds);
            count++;
        }

        return count == 0 ? 0 : sum / count;
    }

    private static RungResult? WholeAt(TrialOutcome result, int epochs)
    {
        foreach (var rung in result.Rungs)
        {
            if (rung.Epochs == epochs && IsWhole(rung)) return rung;
        }

        return null;
    }

    private static bool IsWhole(RungResult rung)
    {
        foreach (var cost in rung.FoldCosts)
        {
            if (!double.IsFinite(cost)) return false;
        }

        return true;
    }
}
