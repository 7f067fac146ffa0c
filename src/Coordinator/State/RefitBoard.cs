using System.Collections.Immutable;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.State;

/// <summary>What is trained of the winner: its refits, and its folds again.</summary>
internal sealed class RefitBoard
{
    private readonly RefitEnd?[] _ends;
    private readonly SortedDictionary<int, ScoredEpoch> _epochs;
    private readonly Dictionary<int, OutOfFoldEnd> _again = [];

    /// <summary>What was counted in earlier runs is taken over.</summary>
    /// <param name="epochs">Its folds that are to be trained again.</param>
    /// <param name="part">The outer fold of the search, from 1; 0 is the search over all rows.</param>
    public RefitBoard(
        Selected selected, Configuration winner, RefitSettings refit, ImmutableArray<ScoredEpoch> epochs, Recorded recorded, int part = 0)
    {
        Part = part;
        (Selected, Winner, Kind, Recipe) = (selected, winner, refit.Kind, RefitRecipe.Describe(refit, selected));
        _epochs = new SortedDictionary<int, ScoredEpoch>(epochs.ToDictionary(epoch => epoch.Fold));
        _ends = [.. Enumerable.Range(0, refit.Restarts).Select(restart => recorded.Refits.GetValueOrDefault(new RefitKey(winner.Key, Recipe, restart)))];
        foreach (var epoch in epochs)
        {
            if (recorded.OutOfFold.TryGetValue(new OutOfFoldKey(winner.Key, epoch.Fold, epoch.Epoch, WithModels), out var end))
            {
                _again.Add(epoch.Fold, end);
            }
        }
    }

    public int Part { get; }

    public Selected Selected { get; }

    public Configuration Winner { get; }

    public RefitKind Kind { get; }

    public string Recipe { get; }

    /// <summary>Whether the models of the folds are wanted, not their predictions alone.</summary>
    public bool WithModels => Kind is RefitKind.Folds;

    /// <summary>What is not trained yet, the longest first: a refit sees more rows than a fold.</summary>
    public IEnumerable<WorkUnit> Missing =>
    [
        .. _ends.Index().Where(end => end.Item is null).Select(end => new WorkUnit.Refit(end.Index) { Part = Part }),
        .. _epochs.Keys.Where(fold => !_again.ContainsKey(fold)).Select(fold => new WorkUnit.OutOfFold(fold) { Part = Part }),
    ];

    public bool IsComplete => !_ends.Contains(null) && _again.Count == _epochs.Count;

    public int Refits => _ends.Length;

    public int RefitsDone => _ends.Count(end => end is not null);

    public int OutOfFold => _epochs.Count;

    public int OutOfFoldDone => _again.Count;

    public RefitEnd? this[int restart] => restart >= 0 && restart < _ends.Length ? _ends[restart] : null;

    /// <summary>The epoch to which a fold is trained again, and what came of it the first time.</summary>
    public ScoredEpoch EpochOf(WorkUnit.OutOfFold fold) => _epochs[fold.Number];

    /// <summary>How a fold's second training ended; null before.</summary>
    public OutOfFoldEnd? Again(int fold) => _again.GetValueOrDefault(fold);

    // The bytes are in the store and need not stay here.
    public void Count(int restart, RefitEnd end) =>
        _ends[restart] = end is RefitEnd.Trained trained ? trained with { Model = [] } : end;

    public void Count(WorkUnit.OutOfFold fold, OutOfFoldEnd end) =>
        _again[fold.Number] = end is OutOfFoldEnd.Trained trained ? trained with { Bytes = [] } : end;
}
