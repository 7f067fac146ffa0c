using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage;

namespace ActorSearch.Coordinator.Actors;

/// <summary>Effects whose writes wait for the disk, in order.</summary>
/// <param name="commit">Of these writes; disposed with this.</param>
internal sealed class UncommittedEffects(GroupCommit commit) : IDisposable
{
    private readonly Queue<Effects> _waiting = new();
    private long _taken;
    private int _grants;

    public int Count => _waiting.Count;

    /// <summary>How many counted folds wait: they are not shown yet, because a crash would lose them.</summary>
    public int Folds { get; private set; }

    /// <param name="underWay">Work that is handed out, in these effects too. Once half of it waits for the disk nodes have little left to do.</param>
    public void Add(Effects effects, int underWay)
    {
        _waiting.Enqueue(effects);
        Folds += FoldsIn(effects);
        _grants += GrantsIn(effects);
        commit.Add(effects.Writes, isDue: 2 * _grants >= underWay);
    }

    /// <summary>Dequeues the effects whose writes are on the disk.</summary>
    public IEnumerable<Effects> TakeUntil(long additions)
    {
        for (; _taken < additions; _taken++)
        {
            var effects = _waiting.Dequeue();
            Folds -= FoldsIn(effects);
            _grants -= GrantsIn(effects);
            yield return effects;
        }
    }

    /// <summary>Commits what waits, if the disk takes it at once.</summary>
    public void Dispose() => commit.Dispose();

    private static int GrantsIn(Effects effects) => effects.Writes.Count(write => write is StoreWrite.Granted);

    private static int FoldsIn(Effects effects) => effects.Writes.Count(write => write is StoreWrite.FoldCounted or StoreWrite.FoldPruned);
}
