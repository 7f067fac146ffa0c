using System.Collections.Immutable;

namespace ActorSearch.Shared.Search;

/// <summary>How a configuration ended.</summary>
/// <param name="Cost">Lower is better; NaN where it has no score (diverged, failed, quarantined).</param>
/// <param name="End">Whether it was trained whole.</param>
/// <param name="Epochs">To which epoch it was trained.</param>
/// <param name="FoldCosts">By fold; NaN where a fold has none.</param>
public sealed record TrialResult(double Cost, TrialEnd End, int Epochs, ImmutableArray<double> FoldCosts);
