using ActorSearch.Shared.Experiments;

namespace ActorSearch.TrainerNode.Training;

/// <summary>
/// Folds that were trained to an epoch and may be trained further, in memory. One that is not here any more is trained from its beginning, to the same
/// bits. All slots of a node share them; any thread may call.
/// </summary>
/// <param name="mostBytes">When they take more the oldest ones are dropped.</param>
public sealed class PausedTrainings(long mostBytes)
{
    private const long Most = 256 << 20;
    private const int ShareOfMemory = 16;

    private readonly Lock _lock = new();
    private readonly LinkedList<(PausedId Id, PausedFold Fold)> _oldestFirst = [];
    private readonly Dictionary<PausedId, LinkedListNode<(PausedId Id, PausedFold Fold)>> _byId = [];
    private long _bytes;

    /// <summary>With 256 MB, or a sixteenth of the memory of a small machine.</summary>
    public PausedTrainings()
        : this(Math.Min(Most, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / ShareOfMemory))
    {
    }

    /// <summary>Keeps one; an earlier one of the same fold is dropped.</summary>
    internal void Keep(PausedId id, PausedFold fold)
    {
        lock (_lock)
        {
            Remove(id);
            _byId.Add(id, _oldestFirst.AddLast((id, fold)));
            _bytes += fold.Bytes;
            while (_bytes > mostBytes)
            {
                Remove(_oldestFirst.First!.Value.Id);
            }
        }
    }

    /// <summary>Takes one out; null where there is none that has not come further.</summary>
    /// <param name="last">The last epoch to run.</param>
    internal PausedFold? Take(PausedId id, int last)
    {
        lock (_lock)
        {
            if (!_byId.TryGetValue(id, out var found) || found.Value.Fold.Course.State.Epoch > last)
            {
                return null;
            }

            Remove(id);
            return found.Value.Fold;
        }
    }

    private void Remove(PausedId id)
    {
        if (_byId.Remove(id, out var found))
        {
            _bytes -= found.Value.Fold.Bytes;
            _oldestFirst.Remove(found);
        }
    }
}

/// <summary>Which training.</summary>
/// <param name="Part">The outer fold that it does not see; 0 where there is none.</param>
internal readonly record struct PausedId(ConfigurationKey Key, int Fold, int Part);
