using ActorSearch.Shared.Experiments;

namespace ActorSearch.Shared.Results.Ranking;

/// <summary>Picks the winner. Only configurations whose folds are all scored with a finite mean can win.</summary>
public static class Selection
{
    /// <summary>The winner by the rule, or null where no configuration can win.</summary>
    /// <param name="rule">Which rule. At which epoch folds are scored is decided before: see <see cref="Scoring"/>.</param>
    /// <param name="epochs">How long the refit takes.</param>
    /// <param name="leaderboard">All counted folds.</param>
    /// <param name="parameters">
    /// Number of parameters of a configuration's net; asked by <see cref="SelectionRule.OneStandardError"/> only.
    /// </param>
    public static Selected? Choose(SelectionRule rule, RefitEpochs epochs, Leaderboard leaderboard, Func<int, long> parameters)
    {
        if (leaderboard.Best is not { } best)
        {
            return null;
        }

        var winner = rule switch
        {
            SelectionRule.OneEpoch or SelectionRule.MeanBest => best,
            SelectionRule.OneStandardError => Simplest(leaderboard, best, parameters),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Not a rule."),
        };
        var summary = leaderboard.Summary(winner);
        return new Selected(rule, winner, summary.Mean, EpochsOf(epochs, leaderboard.Lines(winner))) { Cost = summary.Cost };
    }

    private static int EpochsOf(RefitEpochs epochs, ReadOnlySpan<FoldLine> folds) => epochs switch
    {
        RefitEpochs.Scored => MeanOf(folds, fold => fold.ScoredEpoch),
        RefitEpochs.MeanBest => MeanOf(folds, fold => fold.BestEpoch),
        RefitEpochs.Fixed given => given.Epochs,
        _ => throw new ArgumentOutOfRangeException(nameof(epochs), epochs, "Not a number of epochs."),
    };

    private static int MeanOf(ReadOnlySpan<FoldLine> folds, Func<FoldLine, int> epochOf)
    {
        var sum = 0L;
        foreach (var fold in folds)
        {
            sum += epochOf(fold);
        }

        return (int)Math.Round((double)sum / folds.Length, MidpointRounding.ToEven);
    }

    /// <summary>
    /// Within one standard error of the best mean (Breiman et al., «Classification and regression trees», 1984): fewest
    /// parameters first, then the order of the ranking. One fold has no standard error; then it counts as 0.
    /// </summary>
    private static int Simplest(Leaderboard leaderboard, int best, Func<int, long> parameters)
    {
        var summary = leaderboard.Summary(best);
        var limit = summary.Cost + ((summary.CostDeviation ?? 0) / Math.Sqrt(leaderboard.Folds));
        return leaderboard.Configurations
            .Select(index => (Configuration: index, Summary: leaderboard.Summary(index)))
            .Where(entry => entry.Summary.Status == ConfigurationStatus.Scored && entry.Summary.Cost <= limit)
            .OrderBy(entry => parameters(entry.Configuration)).ThenBy(entry => entry, leaderboard.Order)
            .First().Configuration;
    }
}
