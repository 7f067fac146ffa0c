using System.Globalization;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.Shared.Search;
using ActorSearch.Shared.Search.Tracking;

namespace ActorSearch.Coordinator.State.Supply;

/// <summary>Whether a search has tried enough, by the results that the next suggestion may look at and by the time.</summary>
internal sealed class StopCriteria(StopSettings stop, Metric metric)
{
    private readonly ListReader<SearchTrial> _reader = new();
    private readonly double _target = stop.Target is { } target ? SelectionCost.OfValue(metric, target) : double.NegativeInfinity;
    private double _best = double.PositiveInfinity;
    private int _seen, _since;

    /// <summary>Why no configuration is begun any more, as the end of a sentence; null where one may be.</summary>
    /// <param name="wanted">Folds that are trained or to be trained.</param>
    /// <param name="trials">By index; results up to where they may be looked at.</param>
    /// <param name="elapsed">How long the run has lasted.</param>
    public string? Reason(long wanted, IReadOnlyList<SearchTrial> trials, TimeSpan elapsed)
    {
        // One that came further after the last look may be the best now.
        for (var i = Math.Min(_reader.Read(trials), _seen); i < _seen; i++)
        {
            _since = IsBetter(trials[i].Result!) ? 0 : _since;
        }

        for (; _seen < trials.Count && trials[_seen].Result is { } result; _seen++)
        {
            _since = IsBetter(result) ? 0 : _since + 1;
        }

        return wanted >= stop.Folds ? Reached("folds", stop.Folds)
            : _best <= _target ? Reached("target", stop.Target)
            : !double.IsPositiveInfinity(_best) && _since >= stop.NoBetterFor ? Reached("no-better-for", stop.NoBetterFor)
            : (IsByClock = wanted > 0 && elapsed >= stop.After) ? $"search.stop.after = {StopSection.After.Kind.Format(stop.After)} is reached"
            : null;
    }

    /// <summary>Whether the time was the reason.</summary>
    public bool IsByClock { get; private set; }

    /// <summary>Why a suggestion is not tried: less is to be gained than asked for; null where it is.</summary>
    /// <param name="gain">How much better than the best it is expected to be, in units of the cost; null where that is not predicted.</param>
    public string? Reason(double? gain) => gain < stop.Regret
        ? string.Create(CultureInfo.InvariantCulture, $"{Reached("regret", stop.Regret)}: the next configuration is expected to gain {gain:G3}")
        : null;

    private bool IsBetter(TrialOutcome result)
    {
        if (result.End != TrialEnd.Complete || result.Violation > 0 || RankOrder.CompareCosts(result.Cost, _best) >= 0)
        {
            return false;
        }

        _best = result.Cost;
        return true;
    }

    private static string Reached(string word, double? value) => string.Create(CultureInfo.InvariantCulture, $"search.stop.{word} = {value} is reached");
}
