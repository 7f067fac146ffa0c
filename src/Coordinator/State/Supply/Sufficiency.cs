using System.Globalization;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.Shared.Search;

namespace ActorSearch.Coordinator.State.Supply;

/// <summary>Whether a search has tried enough, by the results that the next suggestion may look at.</summary>
/// <param name="renews">Whether results change, since configurations are continued.</param>
internal sealed class Sufficiency(StopSettings stop, Metric metric, bool renews = false)
{
    private readonly double _target = stop.Target is { } target ? SelectionCost.OfValue(metric, target) : double.NegativeInfinity;
    private double _best = double.PositiveInfinity;
    private int _seen, _since;

    /// <summary>Why no configuration is begun any more, as the end of a sentence; null where one may be.</summary>
    /// <param name="wanted">Folds that are trained or to be trained.</param>
    /// <param name="trials">By index; results up to where they may be looked at.</param>
    public string? Reason(long wanted, IReadOnlyList<Trial> trials)
    {
        // One that came further after the last look may be the best now.
        for (var i = 0; renews && i < _seen; i++)
        {
            _since = IsBetter(trials[i].Result!) ? 0 : _since;
        }

        for (; _seen < trials.Count && trials[_seen].Result is { } result; _seen++)
        {
            _since = IsBetter(result) ? 0 : _since + 1;
        }

        return wanted >= stop.Folds ? Of("folds", stop.Folds)
            : _best <= _target ? Of("target", stop.Target)
            : !double.IsPositiveInfinity(_best) && _since >= stop.NoBetterFor ? Of("no-better-for", stop.NoBetterFor)
            : null;
    }

    private bool IsBetter(TrialResult result)
    {
        if (result.End != TrialEnd.Complete || RankOrder.CompareCosts(result.Cost, _best) >= 0)
        {
            return false;
        }

        _best = result.Cost;
        return true;
    }

    private static string Of(string word, double? value) => string.Create(CultureInfo.InvariantCulture, $"search.stop.{word} = {value} is reached");
}
