using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Protocol;

namespace ActorSearch.Coordinator.State.Supply;

/// <summary>
/// On which node trainings paused that may continue. It trains no epoch twice, if it still has what it needs; any other node trains them from the beginning, to the
/// same bits. The latest ones are known.
/// </summary>
internal sealed class PausedPlaces
{
    private const int Most = 10_000;

    private readonly Dictionary<FoldId, NodeId> _nodes = [];
    private readonly Queue<FoldId> _oldestFirst = new();

    /// <summary>Whether no place is known.</summary>
    public bool IsEmpty => _nodes.Count == 0;

    /// <summary>A training paused.</summary>
    public void Add(FoldId fold, NodeId node)
    {
        _nodes[fold] = node;
        _oldestFirst.Enqueue(fold);
        if (_oldestFirst.Count > Most)
        {
            _nodes.Remove(_oldestFirst.Dequeue());
        }
    }

    /// <summary>Whether a training paused on this node.</summary>
    public bool IsAt(FoldId fold, NodeId node) => _nodes.TryGetValue(fold, out var place) && place == node;

    /// <summary>Whether it is known where a training paused.</summary>
    public bool Knows(FoldId fold) => _nodes.ContainsKey(fold);

    /// <summary>A training is handed out.</summary>
    public void Remove(FoldId fold) => _nodes.Remove(fold);

    /// <summary>A node is gone, with all that paused there.</summary>
    public void Remove(NodeId node)
    {
        foreach (var fold in _nodes.Where(entry => entry.Value == node).Select(entry => entry.Key).ToList())
        {
            _nodes.Remove(fold);
        }
    }
}
