using System.Collections.Immutable;
using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.State;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Protocol;
using Akka.Actor;

namespace ActorSearch.Coordinator.Actors;

/// <summary>
/// Message → <see cref="SearchState"/> → store → answer. The messages of a transition are sent once its writes are on the disk, in the order of the
/// transitions. Meanwhile further messages are handled, so that one commit serves many transitions.
/// </summary>
#pragma warning disable CA1001 // PostStop disposes the commits.
internal sealed class CoordinatorActor : ReceiveActor, IWithTimers
#pragma warning restore CA1001
{
    private readonly SearchTask _task;
    private readonly TaskCompletionSource<SearchEnd> _end;
    private readonly SearchObservers _observers;
    private readonly NodeAddresses _nodes = new();
    private SearchIncarnation _incarnation;
    private ChosenWinner? _chosen;
    private ImmutableArray<OuterWinner?> _outer = [];
    private SearchEnd? _computed;
    private string? _trouble;
    private NodeId? _awaited;
    private readonly Queue<Left> _left = [];
    private bool _interrupted, _decidesAgain;

    public CoordinatorActor(SearchTask task, TaskCompletionSource<SearchEnd> end)
    {
        (_task, _end) = (task, end);
        var self = Self;
        _incarnation = SearchIncarnation.Begin(task, report => self.Tell(report));
        _observers = new SearchObservers(task.Options, task.Experiment.Name, task.Blocks);

        // Before IToCoordinator: it concerns the log, not the state of the search.
        Receive<NodeTrouble>(new NodeTroubleLog(task.Options.Log, task.Experiment.Name).Write);
        Receive<IToCoordinator>(message =>
        {
            _nodes.Heard(message.Node, Sender);
            if (!_decidesAgain) Do(_incarnation.State.Receive(message, Now), message);
            else if (message is Left left) _left.Enqueue(left);
            if (message is Left && message.Node == _awaited)
            {
                Farewell();
            }
        });
        Receive<EndpointStarted>(_ => _nodes.Gate = Sender);
        Receive<Tick>(_ =>
        {
            // While the disk accepts no writes, the coordinator cannot answer. The state notices the gap and renews all leases.
            if (_trouble is null && !_decidesAgain)
            {
                Do(_incarnation.State.Tick(Now));
            }
        });
        Receive<ProgressDue>(_ => TellProgress());
        Receive<CommitReport>(Take);
        Receive<SelectedWinners>(picked =>
        {
            (_chosen, _outer) = picked;
            Do(_incarnation.State.Select(_chosen?.Selected, _chosen?.Winner, _chosen?.Epochs ?? [], Now, _outer));
        });
        Receive<SearchEnd>(computed =>
        {
            _computed = computed;
            var effects = new Effects();
            effects.Writes.AddRange(_incarnation.Conclusion.WritesOf(computed));
            Do(effects);
        });
        Receive<Interrupt>(interrupt =>
        {
            (_interrupted, _awaited) = (true, interrupt.Own);
            _incarnation.State.Stop();
            if (_awaited is null) Farewell();
        });
        Receive<ActionRequest>(request =>
        {
            var (effects, outcome) = _incarnation.State.Do(request.Action, Now);
            _observers.Expect(effects, request, outcome);
            _decidesAgain |= effects.DecidesAgain;
            Do(effects);
        });
        Receive<LeaveTimeout>(_ => Farewell());
        Receive<Status.Failure>(failure => _end.TrySetException(failure.Cause));
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    private TimeSpan Now => _task.Options.Time.GetElapsedTime(0);

    /// <param name="end">Receives the end of the search.</param>
    public static Props Props(SearchTask task, TaskCompletionSource<SearchEnd> end) => Akka.Actor.Props.Create(() => new CoordinatorActor(task, end));

    protected override void PreStart()
    {
        Timers.StartPeriodicTimer("tick", Tick.Instance, _task.Rules.Tick, _task.Rules.Tick);
        Timers.StartPeriodicTimer("progress", ProgressDue.Instance, TimeSpan.Zero, _task.Options.ProgressPause);
        Do(_incarnation.State.Start(Now));
    }

    /// <summary>After an internal error only the store can be trusted, so the search ends.</summary>
    protected override bool AroundReceive(Receive receive, object message)
    {
        try
        {
            var received = base.AroundReceive(receive, message);
            if (_incarnation.State.HasStopped && _incarnation.Uncommitted.Count == 0 && !_interrupted)
            {
                _interrupted = true;
                Farewell();
            }

            return received;
        }
        catch (Exception bug)
        {
            _end.TrySetException(bug);
            throw;
        }
    }

    protected override void PostStop()
    {
        _incarnation.Dispose();
        _observers.Dispose();
    }

    /// <param name="said">The message that caused the effects, or null.</param>
    private void Do(Effects effects, IToCoordinator? said = null)
    {
        _observers.Follow(effects, said);
        if (effects.Writes.Count == 0 && _incarnation.Uncommitted.Count == 0)
        {
            Say(effects);
            return;
        }

        _incarnation.Uncommitted.Add(effects, _incarnation.State.UnderWay);
    }

    // Nodes send again what they sent meanwhile, but for their last word.
    private void DecideAgain()
    {
        try
        {
            (_incarnation, _decidesAgain) = (_incarnation.Again(), false);
            Do(_incarnation.State.Start(Now));
            while (_left.TryDequeue(out var left)) Do(_incarnation.State.Receive(left, Now), left);
        }
        catch (StoreException e)
        {
            Take(new CommitReport.Broken(e.Sentence, e));
        }
    }

    private void Take(CommitReport report)
    {
        switch (report)
        {
            case CommitReport.Committed committed:
                _trouble = null;
                _observers.Committed(committed.Took);
                foreach (var effects in _incarnation.Uncommitted.TakeUntil(committed.Additions))
                {
                    Say(effects);
                }

                if (_decidesAgain && !_interrupted && _incarnation.Uncommitted.Count == 0) DecideAgain();
                if (_computed is not null && _incarnation.Uncommitted.Count == 0) Finish(_computed);

                break;
            case CommitReport.Stalled stalled:
                if (_trouble != stalled.Sentence)
                {
                    _task.Options.Log.Error(LogEvents.StoreStalled + ": {Reason:l} The search waits and continues when the store can be written again", stalled.Sentence);
                }

                _trouble = stalled.Sentence;
                TellProgress();
                break;
            case CommitReport.Broken broken:
                _task.Options.Log.Error(broken.Error, LogEvents.StoreFailed + ": {Reason:l}", broken.Sentence);
                Finish(new SearchEnd.StoreFailed(broken.Sentence));
                break;
        }
    }

    private void Say(Effects effects)
    {
        foreach (var happened in effects.Events)
        {
            _observers.Happened(happened);
            if (happened is SearchEvent.NodeLost lost)
            {
                _nodes.GiveUp(lost.Node);
            }
            else if (happened is SearchEvent.NodeCannotServe cannot && !_task.Rules.Adopts)
            {
                // In a run with one process no other node can serve.
                Finish(new SearchEnd.Broken(cannot.Sentence));
            }
        }

        foreach (var (node, message) in effects.Messages)
        {
            _nodes.Tell(node, message);
        }

        _observers.Answer(effects);
        if (effects.SelectionDue && !_interrupted)
        {
            Task.Run(_incarnation.Conclusion.Select).PipeTo(Self);
        }
        else if (effects.Over && !_interrupted)
        {
            var (chosen, outer) = (_chosen, _outer);
            ImmutableArray<ImmutableArray<RefitEnd>> refits = [.. outer.Select((_, place) => _incarnation.State.OuterRefits(place + 1))];
            Task.Run(() => _incarnation.Conclusion.End(chosen, outer, refits)).PipeTo(Self);
        }
    }

    // Commits what waits, if the disk accepts it, and completes the interruption.
    private void Farewell()
    {
        _nodes.TellAll(new CoordinatorLeaves());
        _incarnation.Dispose();
        Finish(new SearchEnd.Interrupted(_incarnation.State.Progress()));
    }

    private void Finish(SearchEnd end)
    {
        TellProgress();
        _end.TrySetResult(end);
    }

    private void TellProgress()
    {
        var progress = _incarnation.State.Progress();
        var trouble = _trouble is null ? null : $"The search waits, because the study cannot be written: {_trouble}";
        _observers.Tell(progress with { Done = progress.Done - _incarnation.Uncommitted.Folds, Trouble = trouble });
    }
}
