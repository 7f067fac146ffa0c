using System.Collections.Immutable;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Protocol;

namespace ActorSearch.Coordinator.State.Counting;

/// <summary>
/// What earlier incarnations of the coordinator recorded and this one has not come to. A stop stands until it is decided again, or until a fold that it leaves out is wanted: then it
/// is withdrawn.
/// </summary>
/// <param name="totals">Where these folds count meanwhile.</param>
internal sealed class StandingStops(SearchPlan plan, FoldTotals totals)
{
    private readonly Dictionary<int, SortedDictionary<int, RecordedFold>> _stops = [];

    /// <summary>A recorded configuration will be drawn.</summary>
    public void Await(RecordedConfiguration recorded) => Count(recorded, +1);

    /// <summary>It is drawn.</summary>
    public void Reach(RecordedConfiguration recorded) => Count(recorded, -1);

    /// <summary>A fold of a drawn configuration is recorded as not trained.</summary>
    public void Add(FoldId id, RecordedFold fold)
    {
        if (!_stops.TryGetValue(id.Configuration, out var stop))
        {
            _stops.Add(id.Configuration, stop = []);
        }

        stop.Add(id.Fold, fold);
        totals.Add(fold.Line, +1, IsEarlier(fold));
    }

    /// <summary>Why a fold is left out; null where it is not.</summary>
    public string? ReasonFor(FoldId id) => _stops.GetValueOrDefault(id.Configuration)?.GetValueOrDefault(id.Fold)?.Reason;

    /// <summary>A fold that is left out is so again.</summary>
    /// <returns>Whether by an earlier run.</returns>
    public bool Confirm(FoldId id)
    {
        if (_stops.GetValueOrDefault(id.Configuration) is not { } stop || !stop.Remove(id.Fold, out var fold))
        {
            return false;
        }

        totals.Add(fold.Line, -1, IsEarlier(fold));
        return IsEarlier(fold);
    }

    /// <summary>The stop of a configuration does not hold.</summary>
    /// <returns>The folds that it left out.</returns>
    public ImmutableArray<FoldId> Withdraw(int configuration)
    {
        if (!_stops.Remove(configuration, out var stop))
        {
            return [];
        }

        foreach (var fold in stop.Values)
        {
            totals.Add(fold.Line, -1, IsEarlier(fold));
        }

        return [.. stop.Keys.Select(fold => new FoldId(configuration, fold))];
    }

    private void Count(RecordedConfiguration recorded, int by)
    {
        foreach (var fold in recorded.Position is null ? [] : recorded.Folds)
        {
            totals.Add(fold.Line, by, IsEarlier(fold));
        }
    }

    // A fold that is not trained has no attempt, whose number tells.
    private bool IsEarlier(RecordedFold fold) => fold.Attempt == AttemptId.None ? plan.Epoch == plan.FirstEpoch : fold.Attempt.Epoch < plan.FirstEpoch;
}
