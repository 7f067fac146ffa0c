using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.State.Counting;

/// <summary>How many folds are recorded, and how they ended.</summary>
internal sealed class FoldTotals
{
    public int Count { get; private set; }

    /// <summary>How many were counted by earlier runs.</summary>
    public int Earlier { get; private set; }

    /// <summary>How many were not trained, since their configurations were pruned.</summary>
    public int Pruned { get; private set; }

    /// <summary>How many were trained for some epochs only.</summary>
    public int Paused { get; private set; }

    /// <summary>How many failed or are quarantined.</summary>
    public int Failed { get; private set; }

    /// <summary>How many of these are quarantined.</summary>
    public int Quarantined { get; private set; }

    /// <param name="by">1: the fold is recorded; -1: it is not any more.</param>
    /// <param name="isEarlier">Whether by an earlier run.</param>
    public void Add(FoldLine line, int by, bool isEarlier)
    {
        Count += by;
        Earlier += isEarlier ? by : 0;
        Failed += line.Status is FoldStatus.Failed or FoldStatus.Quarantined ? by : 0;
        Pruned += line is { Status: FoldStatus.Pruned, Epochs: 0 } ? by : 0;
        Paused += line is { Status: FoldStatus.Pruned, Epochs: > 0 } ? by : 0;
        Quarantined += line.Status == FoldStatus.Quarantined ? by : 0;
    }
}
