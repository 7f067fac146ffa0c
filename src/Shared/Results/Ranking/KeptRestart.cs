namespace ActorSearch.Shared.Results.Ranking;

/// <summary>Which of the refits is kept.</summary>
public static class KeptRestart
{
    /// <summary>
    /// Of refits with held-out rows the one with the lowest loss over them, which were not trained on. Otherwise the one with the median training
    /// loss: of an even number the lower one of the middle two. Among equals the earlier restart. A loss that is not a number counts as the worst.
    /// </summary>
    /// <param name="refits">At least one, in any order; all with held-out rows or none.</param>
    public static RefitResult Choose(IReadOnlyCollection<RefitResult> refits)
    {
        ArgumentOutOfRangeException.ThrowIfZero(refits.Count, nameof(refits));
        var heldOut = refits.All(IsHeldOut);
        return refits
            .OrderBy(refit => double.IsNaN(LossOf(refit)))
            .ThenBy(LossOf)
            .ThenBy(refit => refit.Restart)
            .ElementAt(heldOut ? 0 : (refits.Count - 1) / 2);

        double LossOf(RefitResult refit) => heldOut ? refit.Validation!.Loss : refit.Train.Loss;
    }

    /// <summary>What a refit was kept for, in words that can follow "the one with".</summary>
    public static string ReasonOf(RefitResult kept) => IsHeldOut(kept) ? "the lowest hold-out loss" : "the median train loss";

    private static bool IsHeldOut(RefitResult refit) => refit.Validation is not null;
}
