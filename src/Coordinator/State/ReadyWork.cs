using System.Diagnostics.CodeAnalysis;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Protocol;

namespace ActorSearch.Coordinator.State;

/// <summary>
/// Work to hand out before any new fold. Work of a lost node keeps its attempt: as long as no other node has the work, the node can come
/// back with it, and nothing is trained twice. Work that was lost twice waits for a node without other work, so that a crash affects
/// no other work.
/// </summary>
internal sealed class ReadyWork
{
    private readonly LinkedList<Ready> _queue = [], _alone = [];
    private readonly Dictionary<AttemptId, LinkedListNode<Ready>> _lapsed = [];

    public int Count => _queue.Count + _alone.Count;

    public void Add(WorkUnit work, bool alone) => (alone ? _alone : _queue).AddLast(new Ready(work, null, false));

    public void AddLapsed(WorkUnit work, bool alone, AttemptId attempt, bool charged) =>
        _lapsed[attempt] = (alone ? _alone : _queue).AddLast(new Ready(work, attempt, charged));

    /// <summary>The next unit for a node.</summary>
    /// <param name="idle">Whether the node has no other work.</param>
    /// <param name="free">Whether it has a slot for it now: what is trained of the winner is little and long, and none of it must wait at one node while another has room.</param>
    /// <param name="alone">Whether the node must get no other until this one ends.</param>
    public bool TryNext(bool idle, bool free, [MaybeNullWhen(false)] out WorkUnit work, out bool alone)
    {
        alone = idle && _alone.Count > 0;
        var first = alone ? _alone.First : _queue.First;
        if (!free && first?.Value.Work is WorkUnit.Refit or WorkUnit.OutOfFold)
        {
            first = null;
        }

        work = first?.Value.Work;
        if (first is not null)
        {
            Remove(first);
        }

        return work is not null;
    }

    /// <summary>Removes the work of a lapsed attempt, if no other node has it.</summary>
    public bool TryReclaim(AttemptId attempt, [MaybeNullWhen(false)] out WorkUnit work, out bool charged)
    {
        var node = _lapsed.GetValueOrDefault(attempt);
        work = node?.Value.Work;
        charged = node?.Value.Charged ?? false;
        if (node is not null)
        {
            Remove(node);
        }

        return work is not null;
    }

    private void Remove(LinkedListNode<Ready> node)
    {
        if (node.Value.Attempt is { } attempt)
        {
            _lapsed.Remove(attempt);
        }

        node.List!.Remove(node);
    }

    private sealed record Ready(WorkUnit Work, AttemptId? Attempt, bool Charged);
}
