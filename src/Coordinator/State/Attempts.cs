using System.Diagnostics.CodeAnalysis;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Protocol;

namespace ActorSearch.Coordinator.State;

/// <summary>
/// The attempts that hold, by the end of their leases. All leases are equally long and are renewed from now, so the order of renewal is
/// the order of expiry: a linked list does what a heap would, in constant time.
/// </summary>
internal sealed class Attempts(int epoch, TimeSpan lease)
{
    private readonly Dictionary<AttemptId, Attempt> _running = [];
    private readonly LinkedList<Attempt> _byExpiry = [];
    private int _last;

    public int Count => _running.Count;

    /// <summary>Attempts granted in this run.</summary>
    public int Granted => Before + _last;

    /// <summary>How many of them by earlier states of the run.</summary>
    public int Before { get; set; }

    public IEnumerable<Attempt> All => _running.Values;

    public bool TryGet(AttemptId id, [MaybeNullWhen(false)] out Attempt attempt) => _running.TryGetValue(id, out attempt);

    /// <summary>A new attempt.</summary>
    public Attempt Grant(WorkUnit work, NodeId node, TimeSpan now) => Add(new AttemptId(epoch, ++_last), work, node, now);

    /// <summary>An attempt that holds from now on, or again.</summary>
    public Attempt Add(AttemptId id, WorkUnit work, NodeId node, TimeSpan now)
    {
        var attempt = new Attempt(id, work, node);
        _running.Add(id, attempt);
        attempt.Place = _byExpiry.AddLast(attempt);
        attempt.Expires = now + lease;
        return attempt;
    }

    public void Renew(Attempt attempt, TimeSpan now)
    {
        attempt.Expires = now + lease;
        _byExpiry.Remove(attempt.Place!);
        _byExpiry.AddLast(attempt.Place!);
    }

    public void RenewAll(TimeSpan now)
    {
        foreach (var attempt in _byExpiry)
        {
            attempt.Expires = now + lease;
        }
    }

    public void End(Attempt attempt)
    {
        _running.Remove(attempt.Id);
        _byExpiry.Remove(attempt.Place!);
    }

    /// <summary>Ends and gives the attempt whose lease ran out first, if any did.</summary>
    public bool TryExpire(TimeSpan now, [MaybeNullWhen(false)] out Attempt attempt)
    {
        attempt = _byExpiry.First?.Value;
        if (attempt is null || attempt.Expires > now)
        {
            attempt = null;
            return false;
        }

        End(attempt);
        return true;
    }
}

/// <summary>One attempt that holds.</summary>
internal sealed class Attempt(AttemptId id, WorkUnit work, NodeId node)
{
    public AttemptId Id { get; } = id;

    public WorkUnit Work { get; } = work;

    public NodeId Node { get; set; } = node;

    public TimeSpan Expires { get; set; }

    public LinkedListNode<Attempt>? Place { get; set; }

    /// <summary>What its node last said of it; null while it has not said that it has it.</summary>
    public HeldAttempt? Report { get; set; }

    /// <summary>What of its result has gone ahead.</summary>
    public ReceivedParts Parts { get; set; } = new();
}
