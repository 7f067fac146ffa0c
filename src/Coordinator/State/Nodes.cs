using System.Diagnostics.CodeAnalysis;
using ActorSearch.Shared.Protocol;

namespace ActorSearch.Coordinator.State;

/// <summary>The nodes that are taken on, and whose turn it is.</summary>
/// <param name="patience">A node that was silent for longer is given nothing until it is heard again: what it got would wait for a whole lease.</param>
internal sealed class Nodes(TimeSpan patience)
{
    private readonly Dictionary<NodeId, Node> _nodes = [];
    private readonly Queue<Node> _waiting = new();

    public IEnumerable<Node> All => _nodes.Values;

    public bool TryGet(NodeId id, [MaybeNullWhen(false)] out Node node) => _nodes.TryGetValue(id, out node);

    /// <summary>Registers a node, also after a lost connection.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Add(NodeId id, string name, int slots, out Node node)
    {
        if (_nodes.TryGetValue(id, out var known))
        {
            node = known;
            return false;
        }

        _nodes.Add(id, node = new Node(id, name, slots));
        return true;
    }

    /// <summary>Takes over the nodes of an earlier state. They get work when they have registered again, which tells what they have.</summary>
    public void TakeOver(Nodes before)
    {
        foreach (var node in before.All)
        {
            _nodes.Add(node.Id, new Node(node.Id, node.Name, node.Slots) { LastHeard = node.LastHeard, Serves = node.Serves, Drains = node.Drains, IsRegistered = false });
        }
    }

    public bool Remove(NodeId id)
    {
        if (_nodes.Remove(id, out var node))
        {
            node.Serves = false;
            return true;
        }

        return false;
    }

    /// <summary>Puts a node that wants work at the end of the line.</summary>
    public void Wait(Node node)
    {
        if (!node.Waits && node.Wants)
        {
            node.Waits = true;
            _waiting.Enqueue(node);
        }
    }

    /// <summary>The node that has waited longest, still wants work and is still there.</summary>
    public bool TryNext(TimeSpan now, [MaybeNullWhen(false)] out Node node)
    {
        while (_waiting.TryDequeue(out node))
        {
            node.Waits = false;
            if (node.Wants && now - node.LastHeard <= patience)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A node that is taken on.</summary>
internal sealed class Node(NodeId id, string name, int slots)
{
    public NodeId Id { get; } = id;

    public string Name { get; } = name;

    public int Slots { get; } = slots;

    public TimeSpan LastHeard { get; set; }

    /// <summary>Units sent since its start, as far as they may have arrived.</summary>
    public long Granted { get; set; }

    /// <summary>The most units that it takes, since its start.</summary>
    public long UpTo { get; set; }

    /// <summary>Whether it has said to this state what it has.</summary>
    public bool IsRegistered { get; set; } = true;

    public bool Serves { get; set; } = true;

    public bool Waits { get; set; }

    /// <summary>Attempts that hold and are its own.</summary>
    public int Running { get; set; }

    /// <summary>It has a unit that must be alone.</summary>
    public bool Alone { get; set; }

    /// <summary>Somebody asked that it get no more work.</summary>
    public bool Drains { get; set; }

    public bool Wants => IsRegistered && Serves && !Drains && !Alone && Granted < UpTo;
}
