using ActorSearch.Coordinator.State.Facts;

namespace ActorSearch.Coordinator.State.Supply;

/// <summary>Records and says why a search ends before its last configuration: each reason once, and that it does not hold any more.</summary>
/// <param name="recorded">By an earlier incarnation of the coordinator; null where it did not.</param>
internal sealed class EarlyEnds(EarlyEnd? recorded)
{
    private EarlyEnd? _standing = recorded;

    /// <summary>A configuration is drawn.</summary>
    public void Drawn(int index, Effects effects)
    {
        if (_standing is { } standing && index >= standing.Configurations)
        {
            effects.Events.Add(new SearchEvent.TriesMore(standing.Configurations, standing.Reason));
            Record(null, effects);
        }
    }

    /// <summary>No more configurations are drawn.</summary>
    /// <param name="early">Why; null where there are no more.</param>
    public void Ended(EarlyEnd? early, Effects effects)
    {
        if (early == _standing)
        {
            return;
        }

        if (early is not null)
        {
            effects.Events.Add(new SearchEvent.TriedEnough(early.Configurations, early.Reason));
        }

        Record(early, effects);
    }

    private void Record(EarlyEnd? early, Effects effects)
    {
        effects.Writes.Add(new StoreWrite.TriedEnough(early));
        _standing = early;
    }
}
