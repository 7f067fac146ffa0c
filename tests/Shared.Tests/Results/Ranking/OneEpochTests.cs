using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.TrainerNode.Metrics.Counts;
using ActorSearch.TrainerNode.Metrics.Numbers;

namespace ActorSearch.Shared.Tests.Results.Ranking;

public class OneEpochTests
{
    private static readonly Metric R2 = new R2();

    [Fact]
    public void The_epoch_is_the_one_with_the_best_mean_and_not_the_mean_of_the_best_ones()
    {
        // The folds are at their best in epochs 1 and 3, where the other is at its worst.
        double[][] folds = [[1, 4, 9], [9, 4, 1]];

        Assert.Equal([5, 4, 5], OneEpoch.Mean(folds));
        Assert.Equal(2, OneEpoch.Best(folds, folds));
    }

    [Fact]
    public void A_fold_that_has_stopped_keeps_its_last_value()
    {
        double[][] folds = [[5, 3], [4, 3, 2, 6]];

        Assert.Equal([4.5, 3, 2.5, 4.5], OneEpoch.Mean(folds));
        Assert.Equal(3, OneEpoch.Best(folds, folds));
    }

    [Fact]
    public void Folds_have_no_mean_where_one_failed_before_its_first_epoch()
    {
        double[][] folds = [[5, 3], []];

        Assert.Empty(OneEpoch.Mean(folds));
        Assert.Empty(OneEpoch.SoFar(folds, folds));
        Assert.Null(OneEpoch.Best(folds, folds));
        Assert.Empty(OneEpoch.Mean([]));
    }

    [Fact]
    public void The_mean_cannot_improve_by_losing_a_bad_fold() => Assert.Equal(1, OneEpoch.Best([[1, 9], [1, 1, 1]], [[1, 9], [1, 1, 1]]));

    [Fact]
    public void Among_equal_means_the_lower_loss_decides_and_then_the_earlier_epoch()
    {
        Assert.Equal(3, OneEpoch.Best([[-0.5, -0.9, -0.9, -0.9]], [[4, 3, 2, 2]]));
        Assert.Equal(1, OneEpoch.Best([[1, 1]], [[1, 1]]));
    }

    [Fact]
    public void Sums_that_differ_by_their_rounding_only_are_equal()
    {
        // 0.1 + 0.2 + 0.3 and 0.3 + 0.2 + 0.1 differ in their last bit.
        double[][] costs = [[-0.3, -0.1], [-0.2, -0.2], [-0.1, -0.3]];

        Assert.Equal(2, OneEpoch.Best(costs, [[5, 4], [5, 4], [5, 4]]));
    }

    [Fact]
    public void An_epoch_that_is_not_finite_is_never_chosen()
    {
        Assert.Equal(2, OneEpoch.Best([[double.NaN, 4], [1, 4]], [[1, 4], [1, 4]]));
        Assert.Equal(2, OneEpoch.Best([[double.NegativeInfinity, 4]], [[1, 4]]));
        Assert.Null(OneEpoch.Best([[double.NaN]], [[1]]));
        Assert.Null(OneEpoch.Best([], []));
    }

    [Fact]
    public void The_epoch_is_that_of_what_was_watched_and_the_metric_is_read_there()
    {
        // The mean loss is lowest in epoch 1, the mean of R² highest in epoch 2.
        FoldOutcome.Scored[] folds = [Scored([1, 3, 4], [0.1, 0.5, 0]), Scored([2, 3, 4], [0.2, 0.7, 0])];

        var (byLoss, byMetric) = (new Scoring(SelectionRule.OneEpoch, R2).Score(true, Watched.Loss, folds)!, new Scoring(SelectionRule.OneEpoch, R2).Score(true, Watched.Metric, folds)!);

        Assert.Equal([(1, -0.1), (1, -0.2)], byLoss.Select(fold => (fold.Line.ScoredEpoch, fold.Line.Cost)));
        Assert.Equal([(2, -0.5), (2, -0.7)], byMetric.Select(fold => (fold.Line.ScoredEpoch, fold.Line.Cost)));
    }

    [Fact]
    public void A_metric_that_is_not_a_number_does_not_move_the_epoch_of_the_loss()
    {
        var folds = new Scoring(SelectionRule.OneEpoch, R2).Score(true, Watched.Loss, [Scored([1, 2], [double.NaN, 0.5]), Scored([1, 2], [0.1, 0.5])])!;

        Assert.Equal([1, 1], folds.Select(fold => fold.Line.ScoredEpoch));
        Assert.Equal(ConfigurationStatus.NotFinite, FoldSummary.Summarize([.. folds.Select(fold => fold.Line)]).Status);
    }

    [Fact]
    public void Folds_that_have_a_metric_in_no_common_epoch_cannot_win()
    {
        // Each fold has a finite metric at its own best epoch.
        var folds = new Scoring(SelectionRule.OneEpoch, R2).Score(true, Watched.Metric, [Scored([1, 2], [0.3, double.NaN]), Scored([2, 1], [double.NaN, 0.4])])!;

        Assert.Equal([2, 2], folds.Select(fold => fold.Line.ScoredEpoch));
        Assert.Equal(ConfigurationStatus.NotFinite, FoldSummary.Summarize([.. folds.Select(fold => fold.Line)]).Status);
    }

    [Theory]
    [InlineData(SelectionRule.OneEpoch)]
    [InlineData(SelectionRule.OneStandardError)]
    public void Every_figure_of_a_fold_is_that_of_the_epoch(SelectionRule rule)
    {
        var folds = new Scoring(rule, R2).Score(stopsEarly: true, Watched.Metric, [Scored([3, 2], [0.1, 0.2]), Scored([4, 5, 6], [0.2, 0.3, 0.1])])!;

        Assert.Equal([2, 2], folds.Select(fold => fold.Line.ScoredEpoch));
        Assert.Equal([2, 5], folds.Select(fold => fold.Line.ValidationLoss));
        Assert.Equal([1, 2.5], folds.Select(fold => fold.Line.TrainLoss));
        Assert.Equal([-0.2, -0.3], folds.Select(fold => fold.Line.Cost));
        Assert.Equal([("r2", 0.2)], folds[0].Metrics);
        Assert.Equal((1, 2), (folds[1].Line.BestEpoch, folds[0].Line.Epochs));
    }

    [Theory]
    [InlineData(SelectionRule.OneEpoch)]
    [InlineData(SelectionRule.OneStandardError)]
    [InlineData(SelectionRule.MeanBest)]
    public void Where_trainings_do_not_stop_early_the_last_epoch_scores_under_every_rule(SelectionRule rule)
    {
        var folds = new Scoring(rule).Score(stopsEarly: false, Watched.Loss, [Scored([1, 2, 3], [0, 0, 0]), Scored([3, 1, 2], [0, 0, 0])])!;

        Assert.Equal([3, 2], folds.Select(fold => fold.Line.ValidationLoss));
        Assert.Equal([3, 3], folds.Select(fold => fold.Line.ScoredEpoch));
    }

    [Fact]
    public void Mean_best_leaves_each_fold_at_its_own_best_epoch() =>
        Assert.Null(new Scoring(SelectionRule.MeanBest).Score(stopsEarly: true, Watched.Loss, [Scored([1, 2], [0, 0])]));

    [Fact]
    public void A_metric_without_a_curve_is_a_bug() => Assert.Throws<InvalidOperationException>(() =>
        new Scoring(SelectionRule.OneEpoch, new F1(2)).Score(true, Watched.Loss, [Scored([1], [0])]));

    private static FoldOutcome.Scored Scored(double[] validation, double[] r2) => new(
        1 + Array.IndexOf(validation, validation.Min()),
        new LossCurves([.. validation.Select(loss => loss / 2)], validation) { Metrics = [new MetricCurve("r2", r2)] },
        SomeMetrics.Numbers(0, 0, r2[0]));
}
