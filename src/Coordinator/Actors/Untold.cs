using ActorSearch.Coordinator.State.Facts;

namespace ActorSearch.Coordinator.Actors;

/// <summary>Effects whose writes wait for the disk, in order.</summary>
internal sealed class Untold
{
    private readonly Queue<Effects> _waiting = new();
    private long _taken;

    /// <summary>How many wait.</summary>
    public int Count => _waiting.Count;

    /// <summary>How many counted folds are among what waits: nobody is shown them, for a crash would take them back.</summary>
    public int Folds { get; private set; }

    /// <summary>Adds the effects of a transition.</summary>
    public void Add(Effects effects)
    {
        _waiting.Enqueue(effects);
        Folds += FoldsIn(effects);
    }

    /// <summary>Those whose writes are on the disk when the first so many additions are.</summary>
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
