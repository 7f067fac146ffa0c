namespace ActorSearch.Shared.Results.Ranking;

/// <summary>The configuration that did best on one fold.</summary>
/// <param name="Fold">Counted through the repeats, from 0.</param>
/// <param name="Configuration">Its index.</param>
/// <param name="Line">Its losses, its epochs and the epoch at which it stopped.</param>
public sealed record FoldWinner(int Fold, int Configuration, FoldLine Line);

/// <summary>Which configuration did best on each fold.</summary>
public static class FoldWinners
{
    /// <summary>
    /// For each fold, in order, the configuration with the best finite metric; ties by <see cref="RankOrder"/>, where the spread is that of the
    /// whole configuration. A configuration may win a fold although another of its folds failed. A fold that no configuration scored is left out.
    /// </summary>
    public static IReadOnlyList<FoldWinner> Find(Leaderboard leaderboard)
    {
        var winners = new (FoldWinner Winner, FoldSummary Score)?[leaderboard.Folds];
        foreach (var configuration in leaderboard.Configurations)
        {
            var lines = leaderboard.Lines(configuration);
            var whole = leaderboard.Summary(configuration);
            var spread = whole.Status == ConfigurationStatus.Scored ? whole.CostDeviation : double.PositiveInfinity;
            for (var fold = 0; fold < winners.Length; fold++)
            {
                var line = lines[fold];
                if (line.Status != FoldStatus.Scored || !double.IsFinite(line.Cost))
                {
                    continue;
                }

                var score = new FoldSummary(ConfigurationStatus.Scored, line.ValidationLoss, spread, line.TrainLoss) { Cost = line.Cost };
                if (winners[fold] is not var (best, held) || leaderboard.Order.Compare((configuration, score), (best.Configuration, held)) < 0)
                {
                    winners[fold] = (new FoldWinner(fold, configuration, line), score);
                }
            }
        }

        return [.. winners.OfType<(FoldWinner Winner, FoldSummary)>().Select(entry => entry.Winner)];
    }
}
