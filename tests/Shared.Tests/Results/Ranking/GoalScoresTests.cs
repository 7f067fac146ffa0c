using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.Shared.Tests.Experiments;

namespace ActorSearch.Shared.Tests.Results.Ranking;

public class GoalScoresTests
{
    [Theory]
    [InlineData(0.5, ConfigurationStatus.Scored)]
    [InlineData(0.1, ConfigurationStatus.Infeasible)]
    [InlineData(double.NaN, ConfigurationStatus.NotFinite)]
    [InlineData(double.PositiveInfinity, ConfigurationStatus.NotFinite)]
    public void A_configuration_without_a_number_for_a_goal_cannot_win(double correlation, ConfigurationStatus expected)
    {
        var goals = GoalScores.Compute(Written.Right("selection { metrics = [loss, spearman], require = \"spearman > 0.2\" }").Selection);
        FoldLine[] folds = [Fold(correlation), Fold(correlation)];
        var board = new Leaderboard(folds.Length, null, _ => 7, goals);
        foreach (var (place, fold) in folds.Index()) board.Add(new FoldId(0, place), fold);

        var summary = board.Summary(0);

        Assert.Equal(expected, summary.Status);
        Assert.Equal(expected == ConfigurationStatus.Scored ? 0 : (int?)null, board.Best);
        Assert.Equal(expected == ConfigurationStatus.NotFinite, board.Ranked()[0].Notice?.Contains("selection.metrics", StringComparison.Ordinal) == true);
        if (expected == ConfigurationStatus.NotFinite) Assert.Equal("no configuration has finite numbers for all of selection.metrics", NoWinner.ReasonOf(board));
    }

    private static FoldLine Fold(double correlation) => new(FoldStatus.Scored, 1, 1, 1, 1) { Others = [correlation] };
}
