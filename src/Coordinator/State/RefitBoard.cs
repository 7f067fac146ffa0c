using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.State;

/// <summary>The refits of the winner.</summary>
internal sealed class RefitBoard
{
    private readonly RefitEnd?[] _ends;

    /// <summary>What was counted in earlier runs is taken over.</summary>
    public RefitBoard(Selected selected, Configuration winner, int restarts, IReadOnlyDictionary<RefitKey, RefitEnd> recorded)
    {
        Selected = selected;
        Winner = winner;
        _ends = new RefitEnd?[restarts];
        for (var restart = 0; restart < restarts; restart++)
        {
            _ends[restart] = recorded.GetValueOrDefault(new RefitKey(winner.Key, selected.RefitEpochs, restart));
        }
    }

    public Selected Selected { get; }

    public Configuration Winner { get; }

    public IEnumerable<int> Missing => Enumerable.Range(0, _ends.Length).Where(restart => _ends[restart] is null);

    public bool IsComplete => !_ends.Contains(null);

    public int Done => _ends.Count(end => end is not null);

    public RefitEnd? this[int restart] => restart >= 0 && restart < _ends.Length ? _ends[restart] : null;

    // The model's bytes are in the store and need not stay here.
    public void Count(int restart, RefitEnd end) =>
        _ends[restart] = end is RefitEnd.Trained trained ? trained with { Model = [] } : end;
}
