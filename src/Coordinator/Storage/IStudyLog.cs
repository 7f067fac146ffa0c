using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Storage;

/// <summary>What a coordinator writes, and what the next one starts from.</summary>
public interface IStudyLog
{
    /// <summary>What the runs before this one have recorded.</summary>
    Recorded Read();

    /// <summary>The scored folds of a configuration, also while another thread commits.</summary>
    /// <exception cref="StoreException">It cannot be read.</exception>
    IReadOnlyDictionary<int, FoldOutcome.Scored> Scored(ConfigurationKey key);

    /// <summary>The curves of a configuration's folds, however they ended, also while another thread commits.</summary>
    /// <exception cref="StoreException">It cannot be read.</exception>
    IReadOnlyDictionary<int, LossCurves> Curves(ConfigurationKey key);

    /// <summary>Makes all of the writes outlast the process, or none of them. Belongs to one thread.</summary>
    /// <param name="at">The time that is stored with them; no result depends on it.</param>
    /// <param name="isLasting">Whether these and all earlier ones also outlast a loss of power, for which the disk is waited for.</param>
    /// <exception cref="StoreException">They are not written: a fold has a result already, or the disk fails.</exception>
    void Commit(IReadOnlyList<StoreWrite> writes, DateTimeOffset at, bool isLasting = true);
}
