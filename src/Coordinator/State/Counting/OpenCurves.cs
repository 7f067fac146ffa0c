using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.State.Counting;

/// <summary>
/// Results of the configurations under way, where their score needs the curves of all folds. They are forgotten with the last fold; what
/// earlier runs counted is asked of the store then.
/// </summary>
/// <param name="folds">Folds of each configuration.</param>
/// <param name="stored">The scored folds of a configuration that are in the store.</param>
internal sealed class OpenCurves(int folds, Func<ConfigurationKey, IReadOnlyDictionary<int, FoldOutcome.Scored>> stored)
{
    private readonly Dictionary<int, FoldOutcome.Scored?[]> _open = [];

    /// <summary>Keeps a fold until its configuration is complete.</summary>
    public void Keep(FoldId id, FoldOutcome.Scored scored)
    {
        if (!_open.TryGetValue(id.Configuration, out var kept))
        {
            _open.Add(id.Configuration, kept = new FoldOutcome.Scored?[folds]);
        }

        kept[id.Fold] = scored;
    }

    /// <summary>All folds of a configuration, which are scored; they are forgotten.</summary>
    /// <exception cref="InvalidOperationException">The store lacks one.</exception>
    public FoldOutcome.Scored[] Take(int configuration, ConfigurationKey key)
    {
        _open.Remove(configuration, out var kept);
        kept ??= new FoldOutcome.Scored?[folds];
        if (kept.Contains(null))
        {
            var earlier = stored(key);
            for (var fold = 0; fold < folds; fold++)
            {
                kept[fold] ??= earlier.TryGetValue(fold, out var scored)
                    ? scored
                    : throw new InvalidOperationException($"The store has no curves of fold {fold} of configuration {configuration}.");
            }
        }

        return kept!;
    }

    /// <summary>A configuration is complete and cannot be scored.</summary>
    public void Forget(int configuration) => _open.Remove(configuration);
}
