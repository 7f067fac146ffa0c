using System.Collections.Immutable;
using System.Globalization;

namespace ActorSearch.Shared.Results.Ranking;

/// <summary>One configuration's place among all.</summary>
/// <param name="Configuration">Its index.</param>
/// <param name="Rank">
/// From 1: one more than there are configurations before it; two that <see cref="RankOrder"/> distinguishes only by their index share the
/// better rank. All that cannot win share the
/// rank after the last scored one; null while incomplete.
/// </param>
/// <param name="Summary">Its folds in figures.</param>
/// <param name="Folds">Its folds, in order.</param>
public sealed record LeaderboardRow(int Configuration, int? Rank, FoldSummary Summary, ImmutableArray<FoldLine> Folds)
{
    /// <summary>A sentence about a mean that is not finite though every fold was scored, or null.</summary>
    public string? Notice => Summary.Status != ConfigurationStatus.NotFinite ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"Configuration {Configuration}: {NotFinite}, so it ranks last and is never selected.");

    private string NotFinite => double.IsFinite(Summary.Cost) && double.IsFinite(Summary.Mean) ? "a goal of selection.metrics is not finite"
        : double.IsFinite(Summary.Mean) ? "the metric that selects is not finite"
        : string.Create(CultureInfo.InvariantCulture, $"the mean validation loss is {Summary.Mean}");
}
