using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.Shared.Statistics;
using ActorSearch.Shared.Validation;
using FsCheck;
using FsCheck.Xunit;

namespace ActorSearch.Shared.Tests.Statistics;

public class ChoiceCorrectionTests
{
    [Fact]
    public void Two_folds_have_two_resamples_with_a_fold_left_out()
    {
        // Drawn twice fold 0: configuration 0 is chosen and costs 10 on fold 1. Drawn twice fold 1: configuration 1, 1 on fold 0.
        var board = Board(2, [0, 10], [1, 0]);

        Assert.Equal(5.5, ChoiceCorrection.CorrectedCost(board, 1, new KFold(2, 1))!.Value, 12);
    }

    [Fact]
    public void Three_folds_weigh_each_resample_by_its_probability()
    {
        // By hand: aab-type resamples (two folds drawn, 3 of 27 each) and aaa-type ones (1 of 27 each).
        var board = Board(3, [0, 3.25f, 3], [2, 2, 1.5f]);
        double[][] costs = [[0, 3.25, 3], [2, 2, 1.5]];
        var (sum, weights) = (0.0, 0.0);
        for (var a = 0; a < 27; a++)
        {
            int[] drawn = [a % 3, a / 3 % 3, a / 9];
            int[] left = [.. Enumerable.Range(0, 3).Except(drawn)];
            if (left.Length == 0) continue;
            var chosen = drawn.Sum(fold => costs[0][fold]) < drawn.Sum(fold => costs[1][fold]) ? 0 : 1;
            sum += left.Average(fold => costs[chosen][fold]) - left.Average(fold => costs[1][fold]);
            weights++;
        }

        Assert.Equal((5.5 / 3) + (sum / weights), ChoiceCorrection.CorrectedCost(board, 1, new KFold(3, 1))!.Value, 12);
    }

    [Fact]
    public void One_configuration_was_not_chosen_and_one_fold_tells_nothing()
    {
        Assert.Null(ChoiceCorrection.CorrectedCost(Board(3, [1, 2, 3]), 0, new KFold(3, 1)));
        Assert.Null(ChoiceCorrection.CorrectedCost(Board(1, [1], [2]), 0, new Holdout(0.2, 1)));
    }

    [Fact]
    public void Repeats_of_a_hold_out_share_rows_and_tell_nothing()
    {
        Assert.Null(ChoiceCorrection.CorrectedCost(Board(3, [1, 2, 3], [2, 1, 4]), 0, new Holdout(0.2, 3)));
    }

    [Fact]
    public void Repeats_are_resampled_each_by_itself()
    {
        // The second repeat says the same as the first: were its folds drawn beside those of the first, the rows left out would have been chosen by.
        var once = ChoiceCorrection.CorrectedCost(Board(2, [0, 10], [1, 0]), 1, new StratifiedKFold(2, 1));
        var twice = ChoiceCorrection.CorrectedCost(Board(4, [0, 10, 0, 10], [1, 0, 1, 0]), 1, new StratifiedKFold(2, 2));

        Assert.Equal(once, twice);
    }

    [Fact]
    public void Configurations_that_are_equal_everywhere_need_no_correction()
    {
        Assert.Equal(2, ChoiceCorrection.CorrectedCost(Board(3, [1, 2, 3], [1, 2, 3], [1, 2, 3]), 0, new KFold(3, 1)));
    }

    [Fact]
    public void A_winner_that_is_best_on_every_fold_needs_no_correction()
    {
        Assert.Equal(2, ChoiceCorrection.CorrectedCost(Board(3, [5, 6, 7], [1, 2, 3], [8, 8, 8]), 1, new KFold(3, 1)));
    }

    [Fact]
    public void Configurations_that_cannot_win_are_not_chosen_from()
    {
        var board = Board(2, [0, 10], [1, 0]);
        board.Add(new FoldId(2, 0), new FoldLine(FoldStatus.Scored, -100, 0, 1, 1));
        board.Add(new FoldId(2, 1), new FoldLine(FoldStatus.Failed, float.NaN, float.NaN, 0, 1));
        board.Add(new FoldId(3, 0), new FoldLine(FoldStatus.Scored, -100, 0, 1, 1));
        board.Add(new FoldId(4, 0), new FoldLine(FoldStatus.Scored, -100, 0, 1, 1));
        board.Add(new FoldId(4, 1), new FoldLine(FoldStatus.Scored, float.PositiveInfinity, 0, 1, 1));

        Assert.Equal(5.5, ChoiceCorrection.CorrectedCost(board, 1, new KFold(2, 1))!.Value, 12);
    }

    /// <summary>With twelve folds resamples are drawn.</summary>
    [Fact]
    public void It_is_the_same_number_each_time()
    {
        var costs = Enumerable.Range(0, 50).Select(c => Enumerable.Range(0, 12).Select(k => (float)((c * 7919 + k * 104729) % 1000)).ToArray()).ToArray();

        var first = ChoiceCorrection.CorrectedCost(Board(12, costs), 3, new KFold(12, 1));
        Assert.NotNull(first);
        Assert.Equal(first, ChoiceCorrection.CorrectedCost(Board(12, costs), 3, new KFold(12, 1)));
    }

    [Property]
    public void It_never_betters_the_score_that_it_corrects(byte[] numbers, byte more)
    {
        var folds = 2 + (more % 9);
        var board = Board(folds, [.. numbers.Chunk(folds).Where(chunk => chunk.Length == folds).Select(chunk => chunk.Select(number => (float)number).ToArray())]);

        Assert.True(board.Best is not { } best || !(ChoiceCorrection.CorrectedCost(board, best, new KFold(folds, 1)) < board.Summary(best).Cost));
    }

    private static Leaderboard Board(int folds, params float[][] costs)
    {
        var board = new Leaderboard(folds);
        for (var configuration = 0; configuration < costs.Length; configuration++)
        {
            for (var fold = 0; fold < folds; fold++)
            {
                board.Add(new FoldId(configuration, fold), new FoldLine(FoldStatus.Scored, costs[configuration][fold], 0, 1, 1));
            }
        }

        return board;
    }
}
