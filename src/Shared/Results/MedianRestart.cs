namespace ActorSearch.Shared.Results;

/// <summary>Which of the refits is kept.</summary>
public static class MedianRestart
{
    /// <summary>
    /// The refit with the median training loss: of an even number the lower one of the middle two, among equals the earlier
    /// restart. A loss that is not a number counts as the worst.
    /// </summary>
    /// <param name="refits">At least one, in any order.</param>
    public static RefitResult Of(IReadOnlyCollection<RefitResult> refits)
    {
        ArgumentOutOfRangeException.ThrowIfZero(refits.Count, nameof(refits));
        return refits
            .OrderBy(refit => double.IsNaN(refit.Train.Loss))
            .ThenBy(refit => refit.Train.Loss)
            .ThenBy(refit => refit.Restart)
            .ElementAt((refits.Count - 1) / 2);
    }
}
