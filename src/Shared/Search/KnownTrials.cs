using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.Shared.Search;

/// <summary>
/// A history as points. What was worked out for an earlier suggestion is kept, and is worked out again where the history is not the same one
/// with more trials: only speed depends on it.
/// </summary>
internal sealed class KnownTrials(EncodedSpace space)
{
    private readonly List<ImmutableArray<Choice>> _choices = [];
    private readonly List<double[]?> _points = [];
    private readonly List<(TrialOutcome? Result, ToldPoint Told)> _told = [];
    private readonly List<ToldPoint> _before = [];

    /// <summary>The choices of the history.</summary>
    public UnseenPoints Unseen { get; } = new(space);

    /// <summary>What is known before a suggestion: trials of this space, in order.</summary>
    /// <param name="trials">The history; its first <paramref name="count"/> are looked at.</param>
    /// <param name="closed">Of so many the results are looked at.</param>
    /// <returns>The same list each time.</returns>
    public List<ToldPoint> Before(IReadOnlyList<SearchTrial> trials, int count, int closed)
    {
        Follow(trials, count);
        _before.Clear();
        var best = default(TrialOutcome);
        List<(int Place, TrialOutcome Result)> rungs = [];
        List<(int Place, double Violation)> broken = [];
        for (var i = 0; i < Math.Min(closed, count); i++)
        {
            if (trials[i].Result is { End: TrialEnd.Complete } result && !(result.Cost >= best?.Cost) && double.IsFinite(result.Cost)) best = result;
        }

        for (var i = 0; i < count; i++)
        {
            if (_points[i] is not { } point) continue;
            var result = i < closed ? trials[i].Result : null;
            if (!ReferenceEquals(_told[i].Result, result)) _told[i] = (result, Encode(point, result));
            if (result is { End: not TrialEnd.Failed, Rungs.Length: > 0 }) rungs.Add((_before.Count, result));
            if (result is { Violation: > 0 and var violation }) broken.Add((_before.Count, violation));
            _before.Add(result is { End: TrialEnd.Stopped, Rungs.Length: 0 } ? _told[i].Told with { Cost = CostOfStopped(result, best) } : _told[i].Told);
        }

        if (rungs.Count > 0) RungCosts.Tell(_before, rungs, space.Axes.Length);
        if (broken.Count > 0) Require(_before, broken);
        return _before;
    }

    /// <summary>
    /// What breaks a requirement is no result to come close to: it counts like a failure. While nothing else is known the least broken is the best (Deb, «An
    /// efficient constraint handling method for genetic algorithms», 2000).
    /// </summary>
    private static void Require(List<ToldPoint> told, List<(int Place, double Violation)> broken)
    {
        var isAnyKept = Enumerable.Range(0, told.Count).Except(broken.Select(one => one.Place)).Any(other => double.IsFinite(told[other].Cost));
        foreach (var (at, violation) in broken) told[at] = told[at] with { Cost = isAnyKept ? double.NaN : violation, Error = double.NaN, Goals = null };
    }

    private void Follow(IReadOnlyList<SearchTrial> trials, int count)
    {
        var same = _choices.Count <= count;
        for (var i = 0; same && i < _choices.Count; i++) same = _choices[i] == trials[i].Choices;
        if (!same)
        {
            _choices.Clear();
            _points.Clear();
            _told.Clear();
            Unseen.Clear();
        }

        for (var i = _choices.Count; i < count; i++)
        {
            var point = space.Encode(trials[i].Choices);
            if (point is not null) Unseen.See(trials[i].Choices);
            _choices.Add(trials[i].Choices);
            _points.Add(point);
            _told.Add((null, Encode(point ?? [], null)));
        }
    }

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
    /// What was stopped has no score on all folds, and those that it has may be the hard ones: it costs as much more than the best as it does on the
    /// folds that both have.
    /// </summary>
    private static double CostOfStopped(TrialOutcome stopped, TrialOutcome? best)
    {
        var (sum, count) = (0.0, 0);
        for (var fold = 0; !stopped.FoldCosts.IsDefault && fold < stopped.FoldCosts.Length; fold++)
        {
            if (!double.IsFinite(stopped.FoldCosts[fold])) continue;
            var paired = best is not null && fold < best.FoldCosts.Length && double.IsFinite(best.FoldCosts[fold]);
            sum += stopped.FoldCosts[fold] - (paired ? best!.FoldCosts[fold] - best.Cost : 0);
            count++;
        }

        return count > 0 ? sum / count : double.NaN;
    }
}
