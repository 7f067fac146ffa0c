using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Shared.Tests.Results.Ranking;

public class FoldWinnersTests
{
    [Fact]
    public void Each_fold_is_won_by_its_lowest_loss_and_ties_by_the_lower_index()
    {
        var board = new Leaderboard(3);
        board.Add(Some.Scored(1, 0, 3));
        board.Add(Some.Scored(0, 0, 3));
        board.Add(Some.Scored(0, 1, 2));
        board.Add(Some.Scored(1, 1, 4, 1, 5));

        Assert.Equal(
            [
                new FoldWinner(0, 0, new FoldLine(FoldStatus.Scored, 3, 1.5f, 1, 1)),
                new FoldWinner(1, 1, new FoldLine(FoldStatus.Scored, 1, 0.5f, 2, 3)),
            ],
            FoldWinners.Find(board));
    }

    [Fact]
    public void Nothing_but_a_finite_score_wins_a_fold()
    {
        var board = new Leaderboard(1);
        board.Add(Some.Failed(0, 0, 0.1f));
        board.Add(Some.Quarantined(1, 0));
        board.Add(Some.Pruned(2, 0));
        board.Add(Some.Scored(3, 0, float.NaN));
        Assert.Empty(FoldWinners.Find(board));

        board.Add(Some.Scored(4, 0, 100));
        Assert.Equal(4, Assert.Single(FoldWinners.Find(board)).Configuration);
    }
}
