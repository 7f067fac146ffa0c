using ActorSearch.Coordinator.State.Facts;

namespace ActorSearch.Coordinator.Actors;

/// <summary>Effects whose writes wait for the disk, in order.</summary>
internal sealed class UncommittedEffects
{
    private readonly Queue<Effects> _waiting = new();
    private long _taken;

    public int Count => _waiting.Count;

    /// <summary>How many counted folds wait: they are not shown yet, because a crash would lose them.</summary>
    public int Folds { get; private set; }

    public void Add(Effects effects)
    {
        _waiting.Enqueue(effects);
        Folds += FoldsIn(effects);
    }

    /// <summary>Dequeues the effects whose writes are on the disk.</summary>
    public IEnumerable<Effects> TakeUntil(long additions)
    {
        for (; _taken < additions; _taken++)
        {
            var effects = _waiting.Dequeue();
            Folds -= FoldsIn(effects);
            yield return effects;
        }
    }

    private static int FoldsIn(Effects effects) => effects.Writes.Count(write => write is StoreWrite.FoldCounted or StoreWrite.FoldPruned);
}
