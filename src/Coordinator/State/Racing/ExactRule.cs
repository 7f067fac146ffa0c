using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.State.Racing;

/// <summary>
/// Stops what cannot win: even if its other folds were as good as the metric allows, its mean would be worse than that of a whole configuration,
/// by more than rounding, so that not even a tie is lost.
/// </summary>
internal sealed class ExactRule : IRaceRule
{
    /// <inheritdoc/>
    public string Reason => "it cannot win, however well its other folds go";

    /// <inheritdoc/>
    public bool IsBestFirst => true;

    /// <inheritdoc/>
    public bool Stops(RaceEntry entry, FinishedConfigurations finished) =>
        double.IsNaN(entry.Score.Least) || RankOrder.CompareCosts(entry.Score.Least, finished.Best) > 0;
}
