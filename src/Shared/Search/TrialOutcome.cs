using System.Collections.Immutable;

namespace ActorSearch.Shared.Search;

/// <summary>How a configuration ended.</summary>
/// <param name="Cost">Lower is better; NaN where it has no score (diverged, failed, quarantined).</param>
/// <param name="End">Whether it was trained whole.</param>
/// <param name="Epochs">To which epoch it was trained.</param>
/// <param name="FoldCosts">By fold; NaN where a fold has none.</param>
public sealed record TrialOutcome(double Cost, TrialEnd End, int Epochs, ImmutableArray<double> FoldCosts)
{
    /// <summary>What it costs by each goal where there are several, lower being better; empty otherwise, and where it has no score.</summary>
    public ImmutableArray<double> Goals { get; init; } = [];

    /// <summary>By how much it breaks what is required of it, as a sum of shares of the limits; 0: it does not.</summary>
    public double Violation { get; init; }

    /// <summary>What it cost at each comparison that it came to, in their order; empty where configurations are not compared before their ends.</summary>
    public ImmutableArray<RungResult> Rungs { get; init; } = [];
}

/// <summary>What a configuration cost after some epochs.</summary>
/// <param name="Epochs">After so many.</param>
/// <param name="Cost">Mean over the folds that were trained.</param>
/// <param name="FoldCosts">By fold; NaN where a fold has none.</param>
public sealed record RungResult(int Epochs, double Cost, ImmutableArray<double> FoldCosts);
