using System.Collections.Immutable;
using ActorSearch.Coordinator.State.Counting;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.State;

/// <summary>
/// A search without clock, store and network: each call is one transition and returns what must be stored and then sent. The same calls
/// give the same effects. The state changes in place, because it has up to a million folds, so it has one owner at a time.
/// </summary>
public sealed class SearchState
{
    private readonly SearchPlan _plan;
    private readonly Recorded _recorded;
    private readonly Dispatch _dispatch;
    private readonly Settlement _settlement;
    private readonly Membership _membership;
    private readonly Controls _controls;
    private readonly ProgressSummary _progress;
    private SearchPhase _phase = SearchPhase.Folds;
    private TimeSpan _lastTick, _lasted;

    /// <param name="plan">What to search.</param>
    /// <param name="recorded">What earlier runs left; it is the state's from now on.</param>
    public SearchState(SearchPlan plan, Recorded recorded)
    {
        _plan = plan;
        _recorded = recorded;
        Counted = new CountedFolds(plan);
        foreach (var configuration in recorded.Configurations.Values)
        {
            Counted.Standing.Await(configuration);
        }

        _dispatch = new Dispatch(plan, recorded, Counted);
        _settlement = new Settlement(_dispatch, Counted);
        _membership = new Membership(plan, _dispatch, _settlement);
        _controls = new Controls(plan, _dispatch, Counted);
        _progress = new ProgressSummary(plan, _dispatch, Counted);
    }

    /// <summary>
    /// The state that follows one whose effects say <see cref="Effects.DecidesAgain"/>, once these are stored: that of a coordinator that is restarted, except that nodes
    /// keep what they train and that the run lasts on. Begins with <see cref="Start"/>.
    /// </summary>
    /// <param name="plan">Of a new incarnation.</param>
    /// <param name="recorded">What is stored now.</param>
    public SearchState Again(SearchPlan plan, Recorded recorded)
    {
        var again = new SearchState(
            plan with
            {
                FirstEpoch = _plan.FirstEpoch,
                Welcome = _plan.Welcome,
                Rules = plan.Rules with { Adopts = true },
                Reopened = _plan.Reopened.Union(_controls.Reopened),
            },
            recorded)
        {
            _lasted = _dispatch.Supply.Clock.Elapsed,
        };
        again._dispatch.TakeOver(_dispatch);
        again._membership.TakeOver(_membership);
        again._progress.Before = _progress.Best;
        return again;
    }

    public CountedFolds Counted { get; }

    /// <summary>How the refit of a restart ended; null before.</summary>
    public RefitEnd? Refit(int restart) => _dispatch.Refits?[restart];

    /// <summary>How the refits outside of an outer fold ended, by restart; none where its search has no winner.</summary>
    public ImmutableArray<RefitEnd> OuterRefits(int part) => _dispatch.Boards.TryGetValue(part, out var board)
        ? [.. Enumerable.Range(0, board.Refits).Select(restart => board[restart]).OfType<RefitEnd>()]
        : [];

    /// <summary>The first transition: takes in what earlier runs left.</summary>
    /// <param name="now">The monotonic time at which the state begins; all later times are of the same clock.</param>
    public Effects Start(TimeSpan now)
    {
        var effects = new Effects();
        _lastTick = now;
        _dispatch.Supply.Clock.Begin(now - _lasted);
        _dispatch.Supply.DrawRecorded(effects);
        foreach (var open in _recorded.Open)
        {
            if (_plan.Rules.Adopts && open.Fold is { } fold && _dispatch.Supply.TryTake(open.Configuration, fold, out var work))
            {
                _dispatch.Attempts.Add(open.Attempt, work, open.Node, now);
            }
            else
            {
                effects.Writes.Add(new StoreWrite.Ended(open.Attempt, AttemptState.Abandoned));
            }
        }

        return Advance(now, effects);
    }

    /// <summary>Handles a message from a node.</summary>
    public Effects Receive(IToCoordinator message, TimeSpan now)
    {
        var effects = new Effects();
        _dispatch.Supply.Clock.Pass(now);
        if (_dispatch.Nodes.TryGet(message.Node, out var node))
        {
            node.LastHeard = now;
            _dispatch.Nodes.Wait(node);
        }

        switch (message)
        {
            case Register register:
                _membership.Register(register, _phase == SearchPhase.Over, now, effects);
                break;
            case Left left:
                _membership.Leave(left, effects);
                break;
            case not Register when node is not { IsRegistered: true }:
                // Attempts are numbered within a study: only a registered node is known to speak of this one, and to run this build.
                effects.Send(message.Node, new RegisterAgain());
                break;
            case RequestWork request:
                node!.UpTo = Math.Max(node.UpTo, request.UpTo);
                _dispatch.Nodes.Wait(node);
                _membership.Compare(node, request.Arithmetic, effects);
                break;
            case Heartbeat heartbeat:
                _membership.Hold(heartbeat, now, effects);
                break;
            case HandedBack back:
                _membership.HandBack(back, effects);
                break;
            case CannotServe cannot:
                _membership.Excuse(cannot, effects);
                break;
            default:
                _settlement.Receive(message, now, effects);
                break;
        }

        return Advance(now, effects);
    }

    /// <summary>Lets time pass: leases run out. To be called several times a lease.</summary>
    public Effects Tick(TimeSpan now)
    {
        var effects = new Effects();
        var slept = now - _lastTick > _plan.Rules.Lease / 2;
        _dispatch.Times.Pass(now, _dispatch.Busy, slept);
        _dispatch.Supply.Clock.Pass(now);
        _lastTick = now;
        if (slept)
        {
            // It was this process that was away (stopped, or waiting for its disk), not the nodes: their silence proves nothing.
            _dispatch.Attempts.RenewAll(now);
            foreach (var node in _dispatch.Nodes.All)
            {
                node.LastHeard = now;
                _dispatch.Nodes.Wait(node);
            }
        }

        _membership.Expire(now, effects);
        return Advance(now, effects);
    }

    /// <summary>Called with the winner after <see cref="Effects.SelectionDue"/>.</summary>
    /// <param name="selected">Null where no configuration can win.</param>
    /// <param name="winner">Its configuration, or null.</param>
    /// <param name="epochs">Its folds that are to be trained again for their predictions, each to the epoch at which it is scored.</param>
    /// <param name="outer">The winners of the searches outside of the outer folds, in order; null where none can win. They count only beside a winner.</param>
    public Effects Select(
        Selected? selected, Configuration? winner, ImmutableArray<ScoredEpoch> epochs, TimeSpan now, IReadOnlyList<OuterWinner?>? outer = null)
    {
        if (_phase != SearchPhase.Selecting)
        {
            throw new InvalidOperationException("The winner is selected once, after the last fold.");
        }

        var effects = new Effects();
        effects.Writes.Add(new StoreWrite.Selected(selected, selected is null ? "" : RefitRecipe.Describe(_plan.Refit, selected)));
        effects.Events.Add(new SearchEvent.Selected(selected));
        _phase = SearchPhase.Refits;
        if (selected is not null)
        {
            _dispatch.Begin(new RefitBoard(selected, winner!, _plan.Refit, epochs, _recorded));
            foreach (var (place, of) in (outer ?? []).Index())
            {
                if (of is not null)
                {
                    _dispatch.Begin(new RefitBoard(of.Selected, of.Winner, _plan.Refit, of.Epochs, _recorded, place + 1));
                }
            }
        }

        return Advance(now, effects);
    }

    /// <summary>Hands out no more work; results are still taken in.</summary>
    public void Stop() => _dispatch.Stopped = true;

    /// <summary>How many units of work are handed out.</summary>
    public int UnderWay => _dispatch.Attempts.Count;

    /// <summary>Somebody asked to stop, and nothing that was handed out is missing; what is done is not all there is to do.</summary>
    public bool HasStopped => _dispatch.Mode == SearchMode.Stopping && _dispatch.Attempts.Count == 0
        && _phase is SearchPhase.Folds or SearchPhase.Refits;

    /// <summary>Does what a person asks, or says why not.</summary>
    public (Effects Effects, ActionOutcome Outcome) Do(SearchAction action, TimeSpan now)
    {
        var effects = new Effects();
        var outcome = _controls.Do(action, _phase, effects);
        return (effects.DecidesAgain ? effects : Advance(now, effects), outcome);
    }

    /// <summary>The progress of the search.</summary>
    public SearchProgress Progress() => _progress.Compute(_phase);

    private Effects Advance(TimeSpan now, Effects effects)
    {
        _dispatch.Fill(now, effects);
        _dispatch.Times.Pass(now, _dispatch.Busy, slept: false);
        if (_phase == SearchPhase.Folds && _dispatch.IsDone)
        {
            _phase = SearchPhase.Selecting;
            effects.SelectionDue = true;
        }
        else if (_phase == SearchPhase.Refits && _dispatch.Boards.Values.All(board => board.IsComplete))
        {
            _phase = SearchPhase.Over;
            effects.Over = true;
            foreach (var node in _dispatch.Nodes.All)
            {
                effects.Send(node.Id, new SearchOver());
            }
        }

        return effects;
    }
}
