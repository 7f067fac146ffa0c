using ActorSearch.Shared.Protocol;

namespace ActorSearch.TrainerNode.Actors.Delivery;

/// <summary>Results that are not acknowledged. Each is a sequence of messages, parts first and the result last, sent one at a time.</summary>
public sealed class Outbox
{
    private readonly Dictionary<AttemptId, Item> _items = [];

    /// <summary>How many results wait.</summary>
    public int Count => _items.Count;

    public IReadOnlyCollection<AttemptId> Attempts => _items.Keys;

    /// <returns>What to send first.</returns>
    public IToCoordinator Add(AttemptId attempt, IReadOnlyList<IToCoordinator> messages, TimeSpan now)
    {
        _items[attempt] = new Item(messages) { SentAt = now };
        return messages[0];
    }

    /// <summary>A part arrived.</summary>
    /// <returns>What to send next; null for a repeated acknowledgement.</returns>
    public IToCoordinator? Advance(PartAcknowledged acknowledged, TimeSpan now)
    {
        if (!_items.TryGetValue(acknowledged.Attempt, out var item) || acknowledged.Part != item.Next || item.Next == item.Messages.Count - 1)
        {
            return null;
        }

        item.Next++;
        item.SentAt = now;
        return item.Messages[item.Next];
    }

    /// <returns>What to send again first; null when there is no such result.</returns>
    public IToCoordinator? BeginAgain(AttemptId attempt, TimeSpan now)
    {
        if (!_items.TryGetValue(attempt, out var item))
        {
            return null;
        }

        item.Next = 0;
        item.SentAt = now;
        return item.Messages[0];
    }

    /// <summary>The result arrived.</summary>
    /// <returns>The time since it was last sent; null for a repeated acknowledgement.</returns>
    public TimeSpan? Remove(AttemptId attempt, TimeSpan now) => _items.Remove(attempt, out var item) ? now - item.SentAt : null;

    /// <summary>What to send again because no answer came for so long.</summary>
    public IReadOnlyList<IToCoordinator> Due(TimeSpan now, TimeSpan patience)
    {
        var due = new List<IToCoordinator>();
        foreach (var item in _items.Values)
        {
            if (now - item.SentAt >= patience)
            {
                item.SentAt = now;
                due.Add(item.Messages[item.Next]);
            }
        }

        return due;
    }

    private sealed class Item(IReadOnlyList<IToCoordinator> messages)
    {
        public IReadOnlyList<IToCoordinator> Messages { get; } = messages;

        public int Next { get; set; }

        public TimeSpan SentAt { get; set; }
    }
}
