using ActorSearch.Coordinator.Tests.Reporting;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.Shared.Validation;
using ActorSearch.TrainerNode.Metrics.Counts;

namespace ActorSearch.Coordinator.Tests.Wording;

public class CorrectedScoreTests
{
    private static readonly Selected Second = new(SelectionRule.MeanBest, 1, 0.5, 1);

    [Fact]
    public void The_score_is_told_with_how_many_it_was_chosen_among()
    {
        Assert.Equal("corrected for choosing among 2 configurations: 5.500", Of(new KFold(2, 1), Second).Words);
    }

    [Fact]
    public void A_metric_of_which_more_is_better_is_corrected_downwards()
    {
        var board = new Leaderboard(2, new Accuracy());
        float[][] accuracies = [[0.9f, 0.5f], [0.7f, 0.8f]];
        for (var i = 0; i < 4; i++) board.Add(new FoldId(i / 2, i % 2), new FoldLine(FoldStatus.Scored, 1, 1, 1, 1) { Cost = -accuracies[i / 2][i % 2] });

        // Chosen on fold 0 the first, 0.5 on fold 1; on fold 1 the second, 0.7 on fold 0.
        Assert.Equal(0.6, CorrectedScore.Compute(Some.Experiment, board, Second).Score!.Value, 6);
    }

    [Theory]
    [InlineData(1, "not corrected for choosing: a single hold-out has no other folds to select by")]
    [InlineData(2, "not corrected for choosing: the parts of a repeated hold-out share rows")]
    public void A_hold_out_is_not_corrected_and_says_so(int repeats, string words) =>
        Assert.Equal(words, Of(new Holdout(0.2, repeats), Second).Words);

    [Fact]
    public void A_rule_that_does_not_take_the_best_is_not_corrected_and_says_so()
    {
        Assert.Equal(
            "not corrected for choosing: the rule one-standard-error does not select the best score",
            Of(new KFold(2, 1), Second with { Rule = SelectionRule.OneStandardError }).Words);
    }

    [Fact]
    public void One_configuration_needs_no_word() =>
        Assert.Null(CorrectedScore.Compute(Some.Experiment, Some.Board(2, Some.Scored(0, 0, 1), Some.Scored(0, 1, 2)), new Selected(SelectionRule.MeanBest, 0, 1, 1)).Words);

    private static CorrectedScore Of(ValidationSettings validation, Selected selected) => CorrectedScore.Compute(
        Some.Experiment with { Validation = validation },
        Some.Board(2, Some.Scored(0, 0, 0), Some.Scored(0, 1, 10), Some.Scored(1, 0, 1), Some.Scored(1, 1, 0)),
        selected);
}
