using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Shared.Tests.Results.Ranking;

public class SelectionTests
{
    private static readonly RefitEpochs MeanBest = new RefitEpochs.MeanBest();

    [Fact]
    public void Mean_best_takes_the_lowest_mean_and_the_lower_index_among_equals()
    {
        var selected = Choose(SelectionRule.MeanBest, Some.Board([3, 3], [1, 2], [2, 1]));

        Assert.Equal(new Selected(SelectionRule.MeanBest, 1, 1.5, 1), selected);
    }

    [Theory]
    [InlineData(SelectionRule.MeanBest)]
    [InlineData(SelectionRule.OneEpoch)]
    [InlineData(SelectionRule.OneStandardError)]
    public void No_rule_selects_a_configuration_with_a_lost_fold(SelectionRule rule)
    {
        var board = new Leaderboard(2);
        board.Add(Some.Scored(0, 0, 0.1f));
        board.Add(Some.Failed(0, 1, 0.1f));
        board.Add(Some.Scored(1, 0, 0.1f));
        board.Add(Some.Scored(2, 0, float.NaN));
        board.Add(Some.Scored(2, 1, 0.1f));
        Assert.Null(Choose(rule, board));

        board.Add(Some.Scored(3, 0, 9));
        board.Add(Some.Scored(3, 1, 9));
        Assert.Equal(3, Choose(rule, board)?.Configuration);
    }

    [Fact]
    public void One_standard_error_takes_the_fewest_parameters_within_reach_then_the_better_mean_and_then_the_lower_index()
    {
        // Best mean 2, deviation √2, standard error 1: all up to 3 are within reach.
        var board = Some.Board([1, 3], [3, 3], [3, 3], [3.1f, 3.1f]);
        long[] parameters = [50, 20, 20, 1];

        Assert.Equal(1, Choose(SelectionRule.OneStandardError, board, index => parameters[index])?.Configuration);
        Assert.Equal(2, Choose(SelectionRule.OneStandardError, Some.Board([1, 3], [3, 3], [2.5f, 2.5f]), index => parameters[index])?.Configuration);
        Assert.Equal(1, Choose(SelectionRule.OneStandardError, Some.Board([2.5f, 2.5f], [1, 3], [2.5f, 2.5f]), _ => 7)?.Configuration);
    }

    [Fact]
    public void With_one_fold_there_is_no_standard_error_and_only_the_best_mean_is_within_reach()
    {
        var board = Some.Board([1.5f], [1], [1]);
        long[] parameters = [1, 9, 3];

        Assert.Equal(2, Choose(SelectionRule.OneStandardError, board, index => parameters[index])?.Configuration);
    }

    [Theory]
    [InlineData(2, 3, 2)]
    [InlineData(3, 4, 4)]
    [InlineData(1, 1, 1)]
    [InlineData(1, 2, 2)]
    public void Refit_epochs_are_the_mean_of_the_best_ones_with_halves_to_even(int first, int second, int epochs)
    {
        var board = new Leaderboard(2);
        board.Add(Some.Scored(0, 0, Lowest(first)));
        board.Add(Some.Scored(0, 1, Lowest(second)));

        Assert.Equal(epochs, Choose(SelectionRule.MeanBest, board)?.RefitEpochs);

        static double[] Lowest(int epoch) => [.. Enumerable.Range(1, 5).Select(other => other == epoch ? 1.0 : 2)];
    }

    [Theory]
    [InlineData(SelectionRule.MeanBest)]
    [InlineData(SelectionRule.OneEpoch)]
    [InlineData(SelectionRule.OneStandardError)]
    public void A_given_number_of_refit_epochs_holds_under_every_rule(SelectionRule rule) => Assert.Equal(
        77,
        Selection.Choose(rule, new RefitEpochs.Fixed(77), Some.Board([1, 2]), _ => 1)?.RefitEpochs);

    [Fact]
    public void The_refit_trains_to_the_epoch_at_which_the_folds_are_scored()
    {
        var board = new Leaderboard(2);
        board.Add(new FoldId(0, 0), new FoldLine(FoldStatus.Scored, 1, 1, 3, 9) { ScoredEpoch = 6 });
        board.Add(new FoldId(0, 1), new FoldLine(FoldStatus.Scored, 1, 1, 5, 9) { ScoredEpoch = 6 });

        Assert.Equal(6, Selection.Choose(SelectionRule.OneEpoch, new RefitEpochs.Scored(), board, _ => 1)?.RefitEpochs);
        Assert.Equal(4, Selection.Choose(SelectionRule.OneEpoch, new RefitEpochs.MeanBest(), board, _ => 1)?.RefitEpochs);
    }

    private static Selected? Choose(SelectionRule rule, Leaderboard board, Func<int, long>? parameters = null) =>
        Selection.Choose(rule, MeanBest, board, parameters ?? (_ => 1));
}
