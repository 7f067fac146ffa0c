using System.Collections.Immutable;
using ActorSearch.Coordinator.Reporting;
using ActorSearch.Coordinator.Reporting.Remarks;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Predictions;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Metrics.Counts;

namespace ActorSearch.Coordinator.Tests.Reporting.Remarks;

public class ResultRemarksTests
{
    private const string Rate = "optimizer.learning-rate";

    private static readonly Selected First = new(SelectionRule.MeanBest, 0, 1, 1);

    [Fact]
    public void An_ordinary_search_has_no_remark() => Assert.Empty(Of(Study(Four), [Refit(0, 2.4f, 2.6f)]));

    [Fact]
    public void A_winner_at_the_end_of_its_range_is_told()
    {
        var space = new SearchSpace([new Dimension(Rate, new DimensionValues.Listed(["0.1", "0.01", "0.001"]), [])]);

        Assert.Equal(
            "winner-at-border: optimizer.learning-rate: the winner has 0.1, at the upper end of the range that was searched. Extend the range upwards.",
            Only(Of(Study(Four, space, _ => Some.Choices((Rate, "0.1"))), [Refit(0, 2.4f, 2.6f)])));
    }

    [Theory]
    [InlineData("true", 2, 3, true)]
    [InlineData("true", 1, 3, false)]
    [InlineData("false", 4, 3, false)]
    [InlineData("true", 4, 4, false)]
    public void A_winner_that_is_best_at_the_last_epoch_was_cut(string stops, int cut, int most, bool told)
    {
        var board = new Leaderboard(4);
        for (var fold = 0; fold < 4; fold++) board.Add(new FoldId(0, fold), new FoldLine(FoldStatus.Scored, 2 + fold, 1, fold < cut ? 3 : 2, 3));
        var study = Study(board, settings: [("training.early-stopping", stops), ("training.max-epochs", $"{most}")]);

        Assert.Equal(
            told ? [$"training.max-epochs: {cut} of the winner's 4 folds are scored at the last epoch, 3. Training was cut off; increase it."] : Array.Empty<string>(),
            Of(study, []).Select(remark => remark.Sentence));
    }

    /// <summary>Folds at 1, 2, 3 and 4: mean 2.5, deviation 1.29, a standard error of 1.44 with the test set's.</summary>
    [Theory]
    [InlineData(6.9f, true)]
    [InlineData(6.7f, false)]
    [InlineData(0.1f, false)]
    public void A_test_loss_far_from_cross_validation_is_told(float test, bool told)
    {
        var remarks = Of(Study(Four), [Refit(0, 2.4f, test)]);

        Assert.Equal(told ? ["far-from-test"] : Array.Empty<string>(), remarks.Select(remark => remark.Id));
        if (told)
        {
            Assert.Equal(
                "validation loss: 2.500 in cross-validation, 6.900 on the test rows. They differ by more than 3 standard errors (1.443, the folds' deviation × √(1 + 1/folds)). "
                + "Check that both come from the same source, and that no row is in two folds.",
                remarks[0].Sentence);
        }
    }

    [Theory]
    [InlineData(0.2f, "no row is in two folds")]
    [InlineData(0.95f, "as noisy and varied as the training rows")]
    public void Whether_the_test_is_better_follows_the_metric(float accuracy, string advice)
    {
        var metric = new Accuracy();
        var board = new Leaderboard(4, metric);
        for (var fold = 0; fold < 4; fold++) board.Add(new FoldId(0, fold), new FoldLine(FoldStatus.Scored, 1, 1, 1, 1) { Cost = -0.6f - (0.01f * fold) });
        var right = (int)(accuracy * 100);
        var test = new Score(1, SomeMetrics.Classes([new ClassCounts(50, 50, right / 2), new ClassCounts(50, 50, right - (right / 2))], right));

        Assert.Contains(advice, Only(Of(Study(board), [Refit(0, 1, 1) with { Test = test }])), StringComparison.Ordinal);
    }

    /// <summary>A share of 100 rows near 1 errs by 0.007 and more, whatever four folds happen to agree on.</summary>
    [Theory]
    [InlineData(99, false)]
    [InlineData(98, false)]
    [InlineData(90, true)]
    public void Folds_that_agree_do_not_make_a_share_exact(int right, bool told)
    {
        var board = new Leaderboard(4, new Accuracy());
        for (var fold = 0; fold < 4; fold++) board.Add(new FoldId(0, fold), new FoldLine(FoldStatus.Scored, 1, 1, 1, 1) { Cost = -1 });
        var test = new Score(1, SomeMetrics.Classes([new ClassCounts(50, 50, right / 2), new ClassCounts(50, 50, right - (right / 2))], right));

        Assert.Equal(told ? ["far-from-test"] : Array.Empty<string>(), Of(Study(board), [Refit(0, 1, 1) with { Test = test }]).Select(remark => remark.Id));
    }

    [Fact]
    public void One_fold_has_no_standard_error()
    {
        Assert.Empty(Of(Study(Some.Board(1, Some.Scored(0, 0, 1))), [Refit(0, 1, 100)]));
    }

    [Fact]
    public void A_class_that_is_never_predicted_is_told_by_its_name()
    {
        var test = new Score(2.5f, SomeMetrics.Classes([new ClassCounts(90, 100, 90), new ClassCounts(10, 0, 0), new ClassCounts(0, 0, 0)], 90));

        Assert.Equal(
            "never-predicted: class \"fraud\": predicted for no test row, although 10 rows are of it. Try loss.class-weights = balanced and selection.metric = macro-f1.",
            Only(Of(Study(Four), [Refit(0, 1, 1) with { Test = test }], "ok", "fraud", "none")));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(0, false)]
    public void Without_test_rows_the_out_of_fold_predictions_tell(double weight, bool isSaid)
    {
        var table = new DataTable(["a"], "y", [1, 2, 3], [0, 0, 1]) { Classes = ["ok", "fraud"], Roles = RowRoles.None with { Weights = new RowNumbers("w", [1, 1, weight]) } };
        var predicted = new OutOfFoldPredictions(table, [0, 1, 2], [0.8, 0.2, 0.8, 0.2, 0.8, 0.2], new RowFolds([0, 1, 2, 3], [0, 0, 0]), []);

        Assert.Equal(
            isSaid ? ["class \"fraud\": predicted for no out-of-fold row, although 1 row is of it. Try loss.class-weights = balanced and selection.metric = macro-f1."] : Array.Empty<string>(),
            ResultRemarks.Find(Study(Four), First, [Refit(0, 1, 1) with { Test = null }], ["ok", "fraud"], predicted).Select(remark => remark.Sentence));
    }

    /// <summary>Targets 0, 0, 4 and 8: squares of 44 about the mean 3, and absolute errors of 12 about the median 4.</summary>
    [Theory]
    [InlineData("false", 3, 3, 3, 3, "R² of 0.00. Set data.standardize.target = true, because a net learns targets far from 0 slowly.")]
    [InlineData("true", 0, 0, -4, 0, "R² of -1.91. Search larger learning rates and more epochs, or other inputs.")]
    [InlineData("true", 0, 0, 0, 4, null)]
    [InlineData("true", 0, 0, 4, 1, null)]
    public void A_winner_that_a_constant_equals_is_told(string standardized, double first, double second, double third, double fourth, string? said)
    {
        var table = new DataTable(["a"], "y", [1, 2, 3, 4], [0, 0, 4, 8]);
        var predicted = new OutOfFoldPredictions(table, [0, 1, 2, 3], [first, second, third, fourth], new RowFolds([0, 1, 2, 3, 4], [0, 0, 0, 0]), []);

        var remarks = ResultRemarks.Find(Study(Four, settings: [("data.standardize.target", standardized)]), First, [Refit(0, 2.4f, 2.6f)], [], predicted);

        Assert.Equal(
            said is null ? Array.Empty<string>() : [$"The mean of the target predicts at least as well as the winner: its out-of-fold predictions have an {said}"],
            remarks.Select(remark => remark.Sentence));
    }

    /// <summary>A row with the weight 2 counts like two, and one with 0 not at all.</summary>
    [Theory]
    [InlineData(new float[] { 1, 1, 1, 1 }, false)]
    [InlineData(new float[] { 1, 1, 1, 0 }, true)]
    [InlineData(new float[] { 1000, 1000, 1000, 1 }, true)]
    [InlineData(new float[] { 1, 1, 0, 2 }, false)]
    public void A_constant_is_compared_with_the_weights_of_the_rows(float[] weights, bool isSaid)
    {
        var table = new DataTable(["a"], "y", [1, 2, 3, 4], [0, 2, 4, 40]) { Roles = RowRoles.None with { Weights = new RowNumbers("w", [.. weights.Select(weight => (double)weight)]) } };
        var predicted = new OutOfFoldPredictions(table, [0, 1, 2, 3], [4, 2, 0, 40], new RowFolds([0, 1, 2, 3, 4], [0, 0, 0, 0]), []);

        var remarks = ResultRemarks.Find(Study(Four, settings: [("data.standardize.target", "true")]), First, [Refit(0, 2.4f, 2.6f)], [], predicted);

        Assert.Equal(isSaid, remarks.Any(remark => remark.Id == "no-better-than-constant"));
    }

    [Fact]
    public void A_tie_at_the_top_is_told()
    {
        var board = Some.Board(2, Some.Scored(0, 0, 1), Some.Scored(0, 1, 3), Some.Scored(1, 0, 3), Some.Scored(1, 1, 1), Some.Scored(2, 0, 3), Some.Scored(2, 1, 3));

        Assert.Equal(
            "tie-at-top: validation loss: 2 configurations have the winner's mean, 2.000. Tie-breakers decided which of them wins. "
            + "More folds, or a metric with finer steps, would separate them.",
            Only(Of(Study(board), [])));
    }

    [Fact]
    public void Restarts_far_apart_are_told_by_their_test_losses()
    {
        Assert.Equal(
            "restarts-far-apart: test losses of the 3 refits go from 2.000 to 3.100: which model is kept depends on chance. "
            + "Try a smaller optimizer.learning-rate, training.schedule or training.averaging.",
            Only(Of(Study(Four), [Refit(0, 1, 2), Refit(1, 1, 2.5f), Refit(2, 1, 3.1f)])));
    }

    [Fact]
    public void Restarts_within_half_more_are_ordinary() => Assert.Empty(Of(Study(Four), [Refit(0, 1, 2), Refit(1, 1, 3)]));

    [Theory]
    [InlineData(99, false)]
    [InlineData(90, true)]
    public void Restarts_that_classify_alike_are_not_apart(int right, bool told)
    {
        Score Test(float loss, int hits) => new(loss, SomeMetrics.Classes([new ClassCounts(50, 50, 50), new ClassCounts(50, 50, hits - 50)], hits));

        var remarks = Of(Study(Four), [Refit(0, 1, 1) with { Test = Test(2, 100) }, Refit(1, 1, 1) with { Test = Test(3.5f, right) }]);
        Assert.Equal(told, remarks.Any(remark => remark.Id == "restarts-far-apart"));
    }

    [Fact]
    public void Restarts_without_test_rows_are_told_by_their_train_losses()
    {
        Assert.StartsWith(
            "restarts-far-apart: train losses of the 2 refits go from 1.000 to 4.000",
            Only(Of(Study(Four), [Refit(0, 1, 0) with { Test = null }, Refit(1, 4, 0) with { Test = null }])), StringComparison.Ordinal);
    }

    [Fact]
    public void Many_failed_folds_are_told_with_the_value_that_they_share()
    {
        var board = Some.Board(2, Some.Scored(0, 0, 1), Some.Scored(0, 1, 2), Some.Failed(1, 0), Some.Failed(1, 1), Some.Scored(2, 0, 3), Some.Scored(2, 1, 4));
        var study = Study(board, choices: configuration => Some.Choices((Rate, configuration == 1 ? "10" : "0.1"), ("model.dropout", configuration == 2 ? "0" : "0.5")));

        Assert.Equal(
            "many-failed: 2 of 6 folds failed, 2 of them with optimizer.learning-rate = 10. Remove that value from space; folds.csv has the reasons.",
            Only(Of(study, [])));
    }

    [Fact]
    public void Failed_folds_without_a_common_value_are_told_too()
    {
        var board = Some.Board(2, Some.Scored(0, 0, 1), Some.Failed(0, 1), Some.Failed(1, 0), Some.Scored(1, 1, 3));

        Assert.Equal("many-failed: 2 of 4 folds failed. Narrow the space; folds.csv has the reasons.", Only(ResultRemarks.Find(Study(board), null, [], [])));
    }

    [Fact]
    public void A_few_failed_folds_are_ordinary()
    {
        FoldResult[] folds = [.. Enumerable.Range(0, 11).SelectMany(i => new[] { Some.Scored(i, 0, 1), i == 0 ? Some.Failed(0, 1) : Some.Scored(i, 1, 2) })];

        Assert.Empty(ResultRemarks.Find(Study(Some.Board(2, folds)), null, [], []));
    }

    private static Leaderboard Four => Some.Board(4, Some.Scored(0, 0, 1), Some.Scored(0, 1, 2), Some.Scored(0, 2, 3), Some.Scored(0, 3, 4));

    private static ImmutableArray<Remark> Of(StudyView study, ImmutableArray<RefitResult> refits, params string[] classes) =>
        ResultRemarks.Find(study, First, refits, [.. classes]);

    private static StudyView Study(
        Leaderboard board, SearchSpace? space = null, Func<int, ImmutableArray<Choice>>? choices = null, params (string Path, string Text)[] settings)
    {
        var study = Some.Study(space ?? new SearchSpace([]), board, choices ?? (_ => []));
        return study with { Experiment = study.Experiment with { Settings = study.Experiment.Settings.AddRange(settings.ToDictionary(one => one.Path, one => one.Text)) } };
    }

    private static RefitResult Refit(int restart, float train, float test) =>
        new(restart, 3, [train], new Score(train, SomeMetrics.Numbers(1, 1, 0)), new Score(test, SomeMetrics.Numbers(1, 1, 0)));

    private static string Only(ImmutableArray<Remark> remarks) => Assert.Single(remarks) is var remark ? $"{remark.Id}: {remark.Sentence}" : "";
}
