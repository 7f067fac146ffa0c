using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.TrainerNode.Metrics.Counts;

namespace ActorSearch.Shared.Tests.Results.Ranking;

/// <summary>Eight of twelve configurations may have the best accuracy; which of them is first is decided by what a user would decide by.</summary>
public class RankOrderTests
{
    [Fact]
    public void Ties_go_to_the_lower_loss_the_smaller_spread_fewer_parameters_and_the_lower_index()
    {
        long[] parameters = [9, 9, 9, 5, 5, 1];
        var board = new Leaderboard(2, new Accuracy(), index => parameters[index]);
        Add(board, 0, (0.9, 7), (0.9, 7));
        Add(board, 1, (0.8, 2), (1.0, 2));
        Add(board, 2, (0.9, 1), (0.9, 3));
        Add(board, 3, (0.9, 3), (0.9, 1));
        Add(board, 4, (0.9, 2), (0.9, 2));
        Add(board, 5, (0.8, 0.1), (0.8, 0.1));

        Assert.Equal([3, 4, 2, 1, 0, 5], board.Ranked().Select(row => row.Configuration));
        Assert.Equal([1, 1, 3, 4, 5, 6], board.Ranked().Select(row => row.Rank));
        Assert.Equal(3, board.Best);
        Assert.Equal(5, board.TiedForFirst);
    }

    [Fact]
    public void The_winner_of_a_fold_is_told_by_the_same_order()
    {
        long[] parameters = [9, 9, 1];
        var board = new Leaderboard(1, new Accuracy(), index => parameters[index]);
        Add(board, 0, (1.0, 3));
        Add(board, 1, (1.0, 2));
        Add(board, 2, (1.0, 2));

        Assert.Equal(2, Assert.Single(FoldWinners.Find(board)).Configuration);
    }

    [Fact]
    public void A_lone_winner_is_tied_with_none()
    {
        Assert.Equal(1, Some.Board([1], [2]).TiedForFirst);
        Assert.Equal(0, new Leaderboard(1).TiedForFirst);
    }

    [Theory]
    [InlineData(0.1 + 0.2, 0.3, 0)]
    [InlineData(1, 1 + 1e-12, -1)]
    [InlineData(-2e-300, -1e-300, -1)]
    [InlineData(0, 1e-300, -1)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity, -1)]
    public void Means_are_told_apart_unless_their_rounding_is_all_that_differs(double one, double other, int order)
    {
        Assert.Equal(order, Math.Sign(RankOrder.CompareCosts(one, other)));
        Assert.Equal(-order, Math.Sign(RankOrder.CompareCosts(other, one)));
    }

    private static void Add(Leaderboard board, int configuration, params (double Accuracy, double Loss)[] folds)
    {
        foreach (var (fold, (accuracy, loss)) in folds.Index())
        {
            board.Add(new FoldId(configuration, fold), new FoldLine(FoldStatus.Scored, loss, loss, 1, 1) { Cost = -accuracy });
        }
    }
}
