using System.Collections.Immutable;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.Coordinator.State.Supply;

/// <summary>
/// Asks the strategy for configurations, each as soon as the results that it follows from are in. What an earlier run was suggested is read, not
/// asked for again.
/// </summary>
/// <param name="clock">How long the run has lasted.</param>
internal sealed class SuggestionWindow(SearchPlan plan, Recorded recorded, TrialBook book, RunClock clock)
{
    private readonly IReadOnlyDictionary<int, ImmutableArray<Choice>> _recorded =
        book.KeepsHistory ? recorded.Choices() : ImmutableDictionary<int, ImmutableArray<Choice>>.Empty;

    private readonly StopCriteria _criteria = new(plan.Stop, plan.Scoring.Metric);
    private bool _isExhausted;

    /// <summary>Why the search ends before all configurations are tried; null where it does not.</summary>
    public EarlyEnd? Early { get; private set; }

    /// <summary>How much better than the best the latest suggestion is expected to be, in units of the cost; null where that is not predicted.</summary>
    public double? Gain { get; private set; }

    /// <summary>Whether no more configurations come, whatever the results.</summary>
    public bool HasEnded => _isExhausted || book.Drawn >= plan.Configurations;

    /// <summary>The next configuration; null where there is none, or where results that it follows from are missing.</summary>
    public Configuration? Next()
    {
        if (HasEnded || !book.IsReady)
        {
            return null;
        }

        var index = book.Drawn;

        // Before what is recorded too: since when none is better follows from what was known before each.
        var history = book.History();
        var enough = _criteria.Reason(book.Wanted, history.Trials, clock.Elapsed);
        if (!_recorded.TryGetValue(index, out var choices))
        {
            if (enough is not null)
            {
                return End(new EarlyEnd(index, _criteria.IsByClock, enough));
            }

            if (plan.Strategy.Suggest(index, history) is not { } suggested)
            {
                return End(null);
            }

            Gain = plan.Strategy.Gain;
            if (_criteria.Reason(Gain) is { } little)
            {
                return End(new EarlyEnd(index, IsByClock: false, little));
            }

            choices = suggested;
        }

        return plan.Configure(index, choices);
    }

    private Configuration? End(EarlyEnd? early)
    {
        (_isExhausted, Early) = (true, early);
        return null;
    }
}
