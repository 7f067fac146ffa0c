using ActorSearch.Shared.Search.Tracking;

namespace ActorSearch.Shared.Search;

/// <summary>
/// What strategies are told of results. The cost of one configuration can depend on others: only those that depend on what changed are worked out again.
/// </summary>
/// <param name="axes">Of the space.</param>
internal sealed class ToldCosts(int axes)
{
    private readonly TrackedList<ToldPoint> _told = [];

    /// <summary>By index the place among what is told, −1 where it is not, and how it ended.</summary>
    private readonly List<(int Place, TrialOutcome? Result)> _trials = [];
    private readonly List<int> _fresh = [];
    private readonly RungCosts _rungs = new(axes);
    private (TrialOutcome Result, int Index)? _best;
    private bool _isBestNew, _hasNewRungs, _wasAnyKept;

    /// <summary>How many break a requirement, and how many others have a cost.</summary>
    private int _broken, _kept;

    /// <summary>The next trial, pending.</summary>
    /// <param name="point">Null: it is not of this space, and is not told.</param>
    public void Add(double[]? point)
    {
        _trials.Add((point is null ? -1 : _told.Count, null));
        if (point is not null) _told.Add(Encode(point, null));
    }

    /// <summary>How a trial ended.</summary>
    public void Tell(int index, TrialOutcome? result)
    {
        var (place, before) = _trials[index];
        if (ReferenceEquals(before, result)) return;
        _trials[index] = (place, result);
        Lead(index, result);
        if (place < 0) return;
        Count(place, before, -1);
        _told[place] = Encode(_told[place].Point, result);
        Count(place, result, 1);
        _hasNewRungs |= HasRungs(before) || HasRungs(result);
        _rungs.Replace(HasRungs(before) ? before : null, HasRungs(result) ? result : null);
        _fresh.Add(index);
    }

    /// <summary>What is known now, in order: the same list each time.</summary>
    public TrackedList<ToldPoint> Settle()
    {
        foreach (var (place, result) in Told(_isBestNew))
        {
            if (result is { End: TrialEnd.Pruned, Rungs.Length: 0 }) SetCost(place, result, CostOfPruned(result, _best?.Result));
        }

        var areRungsNew = _hasNewRungs && _rungs.Settle(Told(all: true).Select(trial => trial.Result).Where(HasRungs));
        foreach (var (place, result) in _hasNewRungs ? Told(areRungsNew) : [])
        {
            if (HasRungs(result)) SetCost(place, result, _rungs.CostOf(result));
        }

        if (_broken > 0) Require(_isBestNew || areRungsNew);
        _isBestNew = _hasNewRungs = false;
        _fresh.Clear();
        return _told;
    }

    public void Clear()
    {
        _told.Clear();
        _trials.Clear();
        _fresh.Clear();
        _rungs.Clear();
        _best = null;
        _isBestNew = _hasNewRungs = _wasAnyKept = false;
        _broken = _kept = 0;
    }

    /// <summary>
    /// A result that breaks a requirement counts as a failure. Until one keeps all requirements, its cost is how far it breaks them (Deb, «An efficient
    /// constraint handling method for genetic algorithms», 2000).
    /// </summary>
    private void Require(bool all)
    {
        var isAnyKept = _kept > 0;
        foreach (var (place, result) in Told(all || isAnyKept != _wasAnyKept))
        {
            if (Breaks(result)) _told[place] = _told[place] with { Cost = isAnyKept ? double.NaN : result.Violation, Error = double.NaN, Goals = null };
        }

        _wasAnyKept = isAnyKept;
    }

    private IEnumerable<(int Place, TrialOutcome Result)> Told(bool all) =>
        (all ? _trials : _fresh.Select(index => _trials[index])).Where(trial => trial.Place >= 0 && trial.Result is not null).Select(trial => (trial.Place, trial.Result!));

    /// <summary>The lowest cost of all that are complete, of equal ones the earliest.</summary>
    private void Lead(int index, TrialOutcome? result)
    {
        if (_best?.Index == index)
        {
            (_best, _isBestNew) = (null, true);
            for (var i = 0; i < _trials.Count; i++) Lead(i, _trials[i].Result);
        }
        else if (result is { End: TrialEnd.Complete } && double.IsFinite(result.Cost)
            && (_best is not { } best || result.Cost < best.Result.Cost || (result.Cost == best.Result.Cost && index < best.Index)))
        {
            (_best, _isBestNew) = ((result, index), true);
        }
    }

    private void Count(int place, TrialOutcome? result, int by)
    {
        if (Breaks(result)) _broken += by;
        else if (double.IsFinite(_told[place].Cost)) _kept += by;
    }

    private void SetCost(int place, TrialOutcome result, double cost)
    {
        Count(place, result, -1);
        _told[place] = _told[place] with { Cost = cost };
        Count(place, result, 1);
    }

    private static bool Breaks(TrialOutcome? result) => result is { Violation: > 0 };

    private static bool HasRungs(TrialOutcome? result) => result is { End: not TrialEnd.Failed, Rungs.Length: > 0 };

    private static ToldPoint Encode(double[] point, TrialOutcome? result)
    {
        if (result is null) return new ToldPoint(point, double.NaN, double.NaN, IsPending: true);
        var cost = double.IsFinite(result.Cost) ? result.Cost : double.NaN;
        if (!result.Goals.IsDefaultOrEmpty) return new ToldPoint(point, cost, double.NaN, IsPending: false) { Goals = [.. result.Goals] };
        var folds = result.FoldCosts.IsDefault ? [] : result.FoldCosts.Where(double.IsFinite).ToList();
        if (folds.Count == 0) return new ToldPoint(point, cost, double.NaN, IsPending: false);

        var mean = folds.Sum() / folds.Count;
        var variance = folds.Sum(fold => (fold - mean) * (fold - mean)) / (folds.Count - 1);
        return new ToldPoint(point, cost, folds.Count > 1 ? Math.Sqrt(variance / folds.Count) : double.NaN, IsPending: false);
    }

    /// <summary>
    /// What was pruned has no score on all folds, and those that it has may be the hard ones: it costs as much more than the best as it does on the
    /// folds that both have.
    /// </summary>
    private static double CostOfPruned(TrialOutcome pruned, TrialOutcome? best)
    {
        var (sum, count) = (0.0, 0);
        for (var fold = 0; !pruned.FoldCosts.IsDefault && fold < pruned.FoldCosts.Length; fold++)
        {
            if (!double.IsFinite(pruned.FoldCosts[fold])) continue;
            var paired = best is not null && fold < best.FoldCosts.Length && double.IsFinite(best.FoldCosts[fold]);
            sum += pruned.FoldCosts[fold] - (paired ? best!.FoldCosts[fold] - best.Cost : 0);
            count++;
        }

        return count > 0 ? sum / count : double.NaN;
    }
}
