namespace ActorSearch.Shared.Search;

/// <summary>
/// What strategies are told of configurations that are compared after some epochs: costs of different rungs say nothing beside each other. The rung that
/// counts is the furthest one that enough configurations came to (as in BOHB, Falkner et al. 2018). What did not come so far costs as much more than
/// those that did as it did at its own last rung, on average over them and on the same folds, but no less than the best of them.
/// What was worked out is kept while no other configuration comes to that rung: most results change only their own cost.
/// </summary>
/// <param name="axes">Of the space.</param>
internal sealed class RungCosts(int axes)
{
    /// <summary>Enough: so many for each axis, and as many again.</summary>
    private const int ForEachAxis = 2;

    /// <summary>How many came to each rung, by its epochs.</summary>
    private readonly SortedDictionary<int, int> _counts = [];

    /// <summary>How much more those that reached the rung that counts cost there than after so many epochs.</summary>
    private readonly Dictionary<int, double> _differences = [];

    private List<TrialOutcome> _reached = [];
    private int _epochs;
    private double _best;
    private bool _isOld = true;

    /// <summary>A result takes the place of an earlier one; null: there is none.</summary>
    public void Replace(TrialOutcome? before, TrialOutcome? after)
    {
        Count(before, -1);
        Count(after, 1);
    }

    /// <summary>To be called before costs are asked for.</summary>
    /// <param name="all">All results that came to a rung, in order.</param>
    /// <returns>Whether all costs may be others than before; otherwise those of replaced results alone.</returns>
    public bool Settle(IEnumerable<TrialOutcome> all)
    {
        var epochs = Furthest();
        if (epochs == _epochs && !_isOld) return false;
        (_epochs, _isOld) = (epochs, false);
        _reached = [.. all.Where(result => WholeAt(result, epochs) is not null)];
        _best = _reached.Count == 0 ? double.NegativeInfinity : _reached.Min(result => WholeAt(result, epochs)!.Cost);
        _differences.Clear();
        return true;
    }

    /// <summary>What a configuration that came to a rung costs.</summary>
    public double CostOf(TrialOutcome result) => WholeAt(result, _epochs)?.Cost ?? Math.Max(_best, result.Rungs[^1].Cost + DifferenceTo(result.Rungs[^1]));

    public void Clear()
    {
        _counts.Clear();
        _isOld = true;
    }

    private void Count(TrialOutcome? result, int by)
    {
        if (result is null) return;
        foreach (var rung in result.Rungs) _counts[rung.Epochs] = _counts.GetValueOrDefault(rung.Epochs) + by;
        _isOld |= WholeAt(result, _epochs) is not null;
    }

    private double DifferenceTo(RungResult rung)
    {
        if (!IsWhole(rung)) return Difference(rung);
        if (!_differences.TryGetValue(rung.Epochs, out var known)) _differences.Add(rung.Epochs, known = Difference(rung));
        return known;
    }

    private int Furthest()
    {
        var enough = ForEachAxis * (axes + 1);
        return _counts.Reverse().Where(entry => entry.Value >= enough).Select(entry => entry.Key).FirstOrDefault(_counts.MaxBy(entry => entry.Value).Key);
    }

    private double Difference(RungResult from)
    {
        var (sum, count) = (0.0, 0);
        foreach (var result in _reached)
        {
            if (WholeAt(result, from.Epochs) is not { } before) continue;
            var (begun, folds) = (0.0, 0);
            for (var fold = 0; fold < from.FoldCosts.Length; fold++)
            {
                if (!double.IsFinite(from.FoldCosts[fold])) continue;
                begun += before.FoldCosts[fold];
                folds++;
            }

            sum += WholeAt(result, _epochs)!.Cost - (begun / folds);
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
