namespace ActorSearch.Coordinator.State.Racing;

/// <summary>
/// Stops what trails the best whole configuration on the same folds by more than chance: with d the sum of the differences over k of n folds,
/// where d · n/k ≥ 3 · s · √(n(n − k)/k). Folds are drawn without replacement, hence n − k; s is the deviation of the differences between the
/// best and the ten whole configurations next to it, each less its mean, since the few differences of the candidate say little about their own spread.
/// </summary>
internal sealed class PairedRule(IRaceRule exact) : IRaceRule
{
    private const double Multiple = 3;

    /// <inheritdoc/>
    public string Reason => "it trails the best configuration on the same folds by more than chance";

    /// <inheritdoc/>
    public bool IsBestFirst => false;

    /// <inheritdoc/>
    public bool Stops(RaceEntry entry, FinishedConfigurations finished)
    {
        if (exact.Stops(entry, finished))
        {
            return true;
        }

        if (finished.Spread is not { } spread)
        {
            return false;
        }

        var ((deficit, k), n) = (finished.DeficitOf(entry), finished.BestCosts.Length);
        return k > 0 && deficit > 0 && deficit * n / k >= Multiple * spread * Math.Sqrt((double)n * (n - k) / k);
    }
}
