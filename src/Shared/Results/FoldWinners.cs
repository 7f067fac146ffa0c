namespace ActorSearch.Shared.Results;

/// <summary>The configuration that did best on one fold.</summary>
/// <param name="Fold">Counted through the repeats, from 0.</param>
/// <param name="Configuration">Its index.</param>
/// <param name="Line">Its losses, its best epoch and the epoch at which it stopped.</param>
public sealed record FoldWinner(int Fold, int Configuration, FoldLine Line);

/// <summary>Who did best on each fold.</summary>
public static class FoldWinners
{
    /// <summary>
    /// For each fold, in order, the configuration with the best finite metric, the lower index among equals. A
    /// configuration may win a fold though another of its folds failed. A fold that nobody scored is left out.
    /// </summary>
    public static IReadOnlyList<FoldWinner> Of(Leaderboard leaderboard)
    {
        var winners = new FoldWinner?[leaderboard.Folds];
        foreach (var configuration in leaderboard.Configurations)
        {
            var lines = leaderboard.Lines(configuration);
            for (var fold = 0; fold < winners.Length; fold++)
            {
                var cost = lines[fold].Cost;
                if (lines[fold].Status == FoldStatus.Scored && float.IsFinite(cost)
                    && (winners[fold] is not { } best || cost < best.Line.Cost))
                {
                    winners[fold] = new FoldWinner(fold, configuration, lines[fold]);
                }
            }
        }

        return [.. winners.OfType<FoldWinner>()];
    }
}
