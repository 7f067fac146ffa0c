using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Protocol;

namespace ActorSearch.Coordinator.State;

/// <summary>Nodes that join, live, leave and fall silent, and what that means for the work they have.</summary>
internal sealed class Membership(SearchPlan plan, Dispatch dispatch, Settlement settlement)
{
    /// <summary>The first node of each kind of arithmetic, by its fingerprint.</summary>
    private readonly Dictionary<string, string> _arithmetics = [];

    private bool _saidIdle;

    /// <summary>What an earlier state has said is not said another time.</summary>
    public void TakeOver(Membership before)
    {
        _saidIdle = before._saidIdle;
        foreach (var (arithmetic, name) in before._arithmetics)
        {
            _arithmetics.Add(arithmetic, name);
        }
    }

    /// <summary>Reports, once per kind, a node whose libraries give different results from those of earlier nodes.</summary>
    public void Compare(Node node, string arithmetic, Effects effects)
    {
        var earlier = _arithmetics.Values.FirstOrDefault();
        if (arithmetic.Length > 0 && _arithmetics.TryAdd(arithmetic, node.Name) && earlier is not null)
        {
            effects.Events.Add(new SearchEvent.MachinesDiffer(node.Id, node.Name, earlier));
        }
    }

    /// <summary>Registers a node, also after a lost connection.</summary>
    public void Register(Register register, bool over, TimeSpan now, Effects effects)
    {
        var refusal = register.Protocol != ProtocolVersion.Current
            ? $"The node speaks protocol {register.Protocol}, the coordinator {ProtocolVersion.Current}; run the same version of ActorSearch on both."
            : register.Build != plan.Build
            ? $"The node runs build {register.Build}, the coordinator {plan.Build}; run the same build on both, because different builds can compute different results."
            : null;
        if (refusal is not null)
        {
            effects.Send(register.Node, new Refused(refusal));
            effects.Events.Add(new SearchEvent.NodeRefused(register.Node, register.Name, refusal));
            return;
        }

        if (dispatch.Nodes.Add(register.Node, register.Name, register.Slots, out var node))
        {
            effects.Writes.Add(new StoreWrite.Joined(node.Id, node.Name));
            effects.Events.Add(new SearchEvent.NodeJoined(node.Id, node.Name, node.Slots));
            node.IsRegistered = false;
            SayIdle(effects);
        }

        if (!node.IsRegistered)
        {
            node.IsRegistered = true;
            node.Running = dispatch.Attempts.All.Count(attempt => attempt.Node == node.Id);
        }

        node.LastHeard = now;
        effects.Send(node.Id, over ? new SearchOver() : plan.Welcome);
        AttemptId[] ours = register.Study == plan.Welcome.Study ? register.Held : [];
        node.Granted -= TakeAllBack(node.Id, AttemptState.Abandoned, ours, effects);
        node.Granted = Math.Max(node.Granted, register.Received);
        foreach (var held in ours)
        {
            if (dispatch.TryHold(held, node.Id, now, effects, out var attempt))
            {
                attempt.Report ??= HeldAttempt.Waiting(held);
            }
        }
    }

    // Once: which nodes join after that makes no difference.
    private void SayIdle(Effects effects)
    {
        var slots = dispatch.Nodes.All.Sum(node => node.Slots);
        if (!_saidIdle && plan.MostUnderWay is { } most && slots > most)
        {
            _saidIdle = true;
            effects.Events.Add(new SearchEvent.SlotsIdle(slots, most, plan.AheadFor(slots)));
        }
    }

    /// <summary>Renews the leases of what a node has.</summary>
    public void Hold(Heartbeat heartbeat, TimeSpan now, Effects effects)
    {
        foreach (var held in heartbeat.Held)
        {
            if (dispatch.TryHold(held.Attempt, heartbeat.Node, now, effects, out var attempt))
            {
                attempt.Report = held;
            }
            else
            {
                effects.Send(heartbeat.Node, new Withdraw(held.Attempt));
            }
        }
    }

    /// <summary>Takes back what a node gives back.</summary>
    public void HandBack(HandedBack back, Effects effects)
    {
        foreach (var id in back.Attempts)
        {
            if (dispatch.Attempts.TryGet(id, out var attempt) && attempt.Node == back.Node)
            {
                dispatch.End(attempt);
                dispatch.TakeBack(attempt, AttemptState.HandedBack, lapsed: false, effects);
            }
        }
    }

    /// <summary>Takes back what a node was thought to have, but for what it says it has.</summary>
    private int TakeAllBack(NodeId node, AttemptState why, AttemptId[] but, Effects effects)
    {
        var gone = dispatch.Attempts.All.Where(attempt => attempt.Node == node && !but.Contains(attempt.Id)).ToList();
        foreach (var attempt in gone)
        {
            dispatch.End(attempt);
            dispatch.TakeBack(attempt, why, lapsed: true, effects);
        }

        return gone.Count;
    }

    /// <summary>A node takes no work of this experiment.</summary>
    public void Excuse(CannotServe cannot, Effects effects)
    {
        TakeAllBack(cannot.Node, AttemptState.Abandoned, [], effects);
        if (dispatch.Nodes.TryGet(cannot.Node, out var node) && node.Serves)
        {
            node.Serves = false;
            effects.Events.Add(new SearchEvent.NodeCannotServe(cannot.Node, cannot.Sentence));
        }
    }

    /// <summary>A node ends in good order.</summary>
    public void Leave(Left left, Effects effects)
    {
        TakeAllBack(left.Node, AttemptState.HandedBack, [], effects);
        dispatch.Supply.Forget(left.Node);
        if (dispatch.Nodes.Remove(left.Node))
        {
            effects.Events.Add(new SearchEvent.NodeLeft(left.Node));
        }
    }

    /// <summary>Gives up nodes that fell silent and attempts whose leases ran out.</summary>
    public void Expire(TimeSpan now, Effects effects)
    {
        foreach (var node in dispatch.Nodes.All.Where(node => node.LastHeard + plan.Rules.Lease <= now).ToList())
        {
            dispatch.Nodes.Remove(node.Id);
            dispatch.Supply.Forget(node.Id);
            effects.Events.Add(new SearchEvent.NodeLost(node.Id, node.LastHeard));

            // What it was given while it was silent already has a lease that runs longer than its own.
            foreach (var attempt in dispatch.Attempts.All.Where(attempt => attempt.Node == node.Id).ToList())
            {
                Lapse(attempt, effects);
            }
        }

        while (dispatch.Attempts.TryExpire(now, out var attempt))
        {
            Lapse(attempt, effects);
        }
    }

    private void Lapse(Attempt attempt, Effects effects)
    {
        dispatch.End(attempt);
        var silent = !dispatch.Nodes.TryGet(attempt.Node, out var node);
        var orphan = attempt.Id.Epoch < plan.Epoch && attempt.Report is null;
        var arrived = attempt.Report is not null;
        if (!silent && !arrived)
        {
            node!.Granted--;
            dispatch.Nodes.Wait(node);
        }

        var why = !orphan && (silent || arrived) ? AttemptState.Lost : AttemptState.Abandoned;
        if (!dispatch.TakeBack(attempt, why, lapsed: true, effects))
        {
            settlement.Quarantine(attempt, $"{plan.Rules.MostLost} nodes were lost while they trained it", effects);
        }
    }
}
