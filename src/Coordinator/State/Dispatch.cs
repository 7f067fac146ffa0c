using System.Diagnostics.CodeAnalysis;
using ActorSearch.Coordinator.State.Counting;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.State.Supply;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Protocol;

namespace ActorSearch.Coordinator.State;

/// <summary>Hands work to nodes and takes it back: which attempt holds, and what becomes of the work of one that does not.</summary>
internal sealed class Dispatch
{
    private readonly SearchPlan _plan;
    private readonly ReadyWork _ready = new();
    private readonly Dictionary<WorkUnit, int> _lost = [];

    public Dispatch(SearchPlan plan, Recorded recorded, CountedFolds counted)
    {
        _plan = plan;
        Attempts = new Attempts(plan.Epoch, plan.Rules.Lease);
        Nodes = new Nodes(plan.Rules.Lease / 3);
        Times = new TrainingTimes(plan);
        Supply = new FoldSupply(plan, Times, recorded, counted, _lost, fold => _ready.Add(fold, alone: true));
    }

    public Nodes Nodes { get; }

    public Attempts Attempts { get; }

    public FoldSupply Supply { get; }

    public TrainingTimes Times { get; }

    /// <summary>Of the winner of the search over all rows; set once it is known.</summary>
    public RefitBoard? Refits => Boards.GetValueOrDefault(0);

    /// <summary>Of the winners of all searches that have one, by outer fold; empty until they are known.</summary>
    public SortedDictionary<int, RefitBoard> Boards { get; } = [];

    /// <summary>No new trainings start; the run ends after the running ones.</summary>
    public bool Stopped { get; set; }

    /// <summary>Whether work is handed out as far as people have a say.</summary>
    public SearchMode Mode { get; set; }

    /// <summary>Slots that train.</summary>
    public int Busy => Nodes.All.Sum(node => Math.Min(node.Slots, node.Running));

    /// <summary>Work that came back and waits to be handed out again.</summary>
    public int Waiting => _ready.Count;

    /// <summary>Whether nothing is left to hand out or to wait for.</summary>
    public bool IsDone => Supply.Exhausted && _ready.Count == 0 && Attempts.Count == 0;

    /// <summary>Epochs after which work that is handed out ends at the latest; null where it is settled.</summary>
    public int? EpochsOf(WorkUnit work) => work switch
    {
        WorkUnit.Fold { Id.Configuration: var index } => Supply.Find(index) is { } of ? Math.Min(of.Hyperparameters.Training.MaxEpochs, Supply.EpochsOf(index)) : null,
        WorkUnit.OutOfFold again => BoardOf(work).EpochOf(again).Epoch,
        _ => BoardOf(work) is var board && board.Kind is RefitKind.HoldOut ? board.Winner.Hyperparameters.Training.MaxEpochs : board.Selected.RefitEpochs,
    };

    /// <summary>What a refit, or a fold that is trained again, is a part of.</summary>
    public RefitBoard BoardOf(WorkUnit work) => Boards[work.Part];

    /// <summary>Continues what an earlier state of the run began.</summary>
    public void TakeOver(Dispatch before)
    {
        (Mode, Stopped, Attempts.Before) = (before.Mode, before.Stopped, before.Attempts.Granted);
        Nodes.TakeOver(before.Nodes);
    }

    /// <summary>The refits become work.</summary>
    public void Begin(RefitBoard refits)
    {
        Boards.Add(refits.Part, refits);
        foreach (var work in refits.Missing)
        {
            _ready.Add(work, alone: false);
        }
    }

    /// <summary>Hands out what there is to those that want it, one unit a turn.</summary>
    public void Fill(TimeSpan now, Effects effects)
    {
        List<Node> unserved = [];
        while (!Stopped && Mode == SearchMode.Working && Nodes.TryNext(now, out var node))
        {
            // The supply may have handed out something alone.
            if (TryReady(node, out var work, out var alone) || (work = Supply.Next(node.Id, effects)) is not null || TryReady(node, out work, out alone))
            {
                Grant(node, work, alone, now, effects);
                Nodes.Wait(node);
            }
            else
            {
                unserved.Add(node);
                if (_ready.Count == 0)
                {
                    break;
                }
            }
        }

        unserved.ForEach(Nodes.Wait);
    }

    private bool TryReady(Node node, [MaybeNullWhen(false)] out WorkUnit work, out bool alone) =>
        _ready.TryNext(node.Running == 0, node.Running < node.Slots, out work, out alone);

    /// <summary>The attempt, if it is valid, or valid again because no other node has its work; its lease is renewed.</summary>
    public bool TryHold(AttemptId id, NodeId node, TimeSpan now, Effects effects, [MaybeNullWhen(false)] out Attempt attempt)
    {
        if (Attempts.TryGet(id, out attempt))
        {
            if (attempt.Node != node)
            {
                CountFor(attempt.Node, -1);
                attempt.Node = node;
                CountFor(node, +1);
            }

            Attempts.Renew(attempt, now);
            return true;
        }

        if (!_ready.TryReclaim(id, out var work, out var charged))
        {
            return false;
        }

        attempt = Attempts.Add(id, work, node, now);
        CountFor(node, +1);
        _lost[work] = _lost.GetValueOrDefault(work) - (charged ? 1 : 0);
        effects.Writes.Add(new StoreWrite.Ended(id, AttemptState.Open));
        effects.Events.Add(new SearchEvent.Adopted(work, id, node));
        return true;
    }

    /// <summary>The attempt no longer holds.</summary>
    public void End(Attempt attempt)
    {
        if (Attempts.TryGet(attempt.Id, out _))
        {
            Attempts.End(attempt);
        }

        CountFor(attempt.Node, -1);
    }

    /// <summary>The work's result is there, or it gets no other.</summary>
    public void Settle(WorkUnit work) => _lost.Remove(work);

    /// <summary>A counted fold is work again, for a node that has nothing else: it has taken others down before.</summary>
    public void Reopen(Configuration configuration, int fold)
    {
        Supply.Reopen(configuration);
        _ready.Add(new WorkUnit.Fold(new FoldId(configuration.Index, fold)), alone: true);
    }

    /// <summary>Takes an attempt's work back.</summary>
    /// <param name="attempt">It has ended already.</param>
    /// <param name="why">How.</param>
    /// <param name="lapsed">Whether its node may still turn up with it.</param>
    /// <returns>Whether the work is to be tried again; false when too many of its attempts were lost.</returns>
    public bool TakeBack(Attempt attempt, AttemptState why, bool lapsed, Effects effects)
    {
        var charged = why is AttemptState.Lost or AttemptState.Crashed;
        var lost = _lost.GetValueOrDefault(attempt.Work) + (charged ? 1 : 0);
        effects.Writes.Add(new StoreWrite.Ended(attempt.Id, why));
        if (lost >= _plan.Rules.MostLost)
        {
            return false;
        }

        if (charged)
        {
            _lost[attempt.Work] = lost;
        }

        if (lapsed)
        {
            _ready.AddLapsed(attempt.Work, lost >= 2, attempt.Id, charged);
        }
        else
        {
            _ready.Add(attempt.Work, lost >= 2);
        }

        effects.Events.Add(new SearchEvent.Requeued(attempt.Work, attempt.Id, attempt.Node, why, lost));
        return true;
    }

    private void Grant(Node node, WorkUnit work, bool alone, TimeSpan now, Effects effects)
    {
        var attempt = Attempts.Grant(work, node.Id, now);
        node.Granted++;
        node.Running++;
        node.Alone = alone;
        var configuration = work is WorkUnit.Fold fold ? Supply.Configuration(fold.Id.Configuration) : BoardOf(work).Winner;
        var (index, key) = (configuration.Index, configuration.Key.Hex);
        effects.Writes.Add(new StoreWrite.Granted(attempt.Id, work, index, node.Id));
        effects.Send(node.Id, work switch
        {
            WorkUnit.Fold { Id.Fold: var number } => new TrainFold(attempt.Id, index, key, [.. configuration.Choices], number, Supply.EpochsOf(index)),
            WorkUnit.OutOfFold again => new TrainOutOfFold(
                attempt.Id, index, key, [.. configuration.Choices], again.Number, BoardOf(work).EpochOf(again).Epoch, BoardOf(work).WithModels),
            WorkUnit.Refit { Restart: var restart } => new TrainRefit(
                attempt.Id, index, key, [.. configuration.Choices], BoardOf(work).Selected.RefitEpochs, (BoardOf(work).Kind as RefitKind.HoldOut)?.Share ?? 0, restart),
            _ => throw new InvalidOperationException($"{work} is not a kind of work."),
        });
    }

    private void CountFor(NodeId id, int change)
    {
        if (Nodes.TryGet(id, out var node))
        {
            node.Running = Math.Max(0, node.Running + change);
            node.Alone &= node.Running > 0;
            Nodes.Wait(node);
        }
    }
}
