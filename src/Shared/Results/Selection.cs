using ActorSearch.Shared.Experiments;

namespace ActorSearch.Shared.Results;

/// <summary>Picks the winner. Only configurations whose folds are all scored with a finite mean can win.</summary>
public static class Selection
{
    /// <summary>The winner by the rule, or null where no configuration can win.</summary>
    /// <param name="rule">Which of the three rules.</param>
    /// <param name="epochs">How long the refit takes.</param>
    /// <param name="leaderboard">All counted folds.</param>
    /// <param name="parameters">
    /// Number of parameters of a configuration's net; asked by <see cref="SelectionRule.OneStandardError"/> alone.
    /// </param>
    /// <param name="validationCurves">
    /// Validation losses of a configuration's folds, in the order of the folds; asked by <see cref="SelectionRule.MeanCurve"/>
    /// alone, once a configuration.
    /// </param>
    public static Selected? Choose(
        SelectionRule rule,
        RefitEpochs epochs,
        Leaderboard leaderboard,
        Func<int, long> parameters,
        Func<int, IReadOnlyList<float[]>> validationCurves) => rule switch
        {
            SelectionRule.MeanBest when leaderboard.Best is { } best => ByMean(rule, epochs, leaderboard, best),
            SelectionRule.OneStandardError when leaderboard.Best is { } best =>
                ByMean(rule, epochs, leaderboard, Simplest(leaderboard, best, parameters)),
            SelectionRule.MeanCurve => ByCurve(epochs, leaderboard, validationCurves),
            SelectionRule.MeanBest or SelectionRule.OneStandardError => null,
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Not a rule."),
        };

    private static Selected ByMean(SelectionRule rule, RefitEpochs epochs, Leaderboard leaderboard, int winner) =>
        new(rule, winner, leaderboard.Summary(winner).Mean, EpochsOf(epochs, leaderboard.Lines(winner)));

    private static int EpochsOf(RefitEpochs epochs, ReadOnlySpan<FoldLine> folds) => epochs switch
    {
        RefitEpochs.MeanBest => MeanBestEpoch(folds),
        RefitEpochs.Fixed given => given.Epochs,
        _ => throw new ArgumentOutOfRangeException(nameof(epochs), epochs, "Not a number of epochs."),
    };

    private static int MeanBestEpoch(ReadOnlySpan<FoldLine> folds)
    {
        var sum = 0L;
        foreach (var fold in folds)
        {
            sum += fold.BestEpoch;
        }

        return (int)Math.Round((double)sum / folds.Length, MidpointRounding.ToEven);
    }

    /// <summary>
    /// Within one standard error of the best mean (Breiman et al., «Classification and regression trees», 1984): fewest
    /// parameters first, then the better mean, then the lower index. One fold has no standard error; then it counts as 0.
    /// </summary>
    private static int Simplest(Leaderboard leaderboard, int best, Func<int, long> parameters)
    {
        var summary = leaderboard.Summary(best);
        var limit = summary.Cost + ((summary.CostDeviation ?? 0) / Math.Sqrt(leaderboard.Folds));
        return Candidates(leaderboard)
            .Where(configuration => leaderboard.Summary(configuration).Cost <= limit)
            .MinBy(configuration => (parameters(configuration), leaderboard.Summary(configuration).Cost, configuration));
    }

    /// <summary>The lowest point of all mean curves; ties go to the lower index. Its epoch is the mean-best number of epochs.</summary>
    private static Selected? ByCurve(
        RefitEpochs epochs, Leaderboard leaderboard, Func<int, IReadOnlyList<float[]>> validationCurves)
    {
        Selected? winner = null;
        foreach (var configuration in Candidates(leaderboard))
        {
            if (MeanCurve.Lowest(validationCurves(configuration)) is { } lowest && (winner is null || lowest.Loss < winner.Loss))
            {
                var length = epochs is RefitEpochs.MeanBest ? lowest.Epoch : EpochsOf(epochs, leaderboard.Lines(configuration));
                winner = new Selected(SelectionRule.MeanCurve, configuration, lowest.Loss, length);
            }
        }

        return winner;
    }

    private static IEnumerable<int> Candidates(Leaderboard leaderboard) =>
        leaderboard.Configurations.Where(index => leaderboard.Summary(index).Status == ConfigurationStatus.Scored);
}
