using ActorSearch.Coordinator.Reporting.Html;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.Shared.Statistics;
using ActorSearch.TrainerNode.Metrics.Counts;

namespace ActorSearch.Coordinator.Tests.Reporting.Html;

public class ComparisonTests
{
    private static readonly LossCurves[] Folds =
    [
        new([9, 9, 9, 9], [3, 4, 2, 2]) { Metrics = [new MetricCurve("accuracy", [0.5, 0.9, 0.6, 0.7])] },
        new([9, 9], [5, 3]) { Metrics = [new MetricCurve("accuracy", [0.1, 0.2])] },
    ];

    [Fact]
    public void A_fold_keeps_the_scores_of_its_own_best_epoch_where_each_has_its_own()
    {
        var kept = KeptScores.Compute(new Scoring(SelectionRule.MeanBest), stopsEarly: true, Watched.Loss, "accuracy", Folds);

        Assert.Equal([3, 3, 2, 2], kept[0].Loss);
        Assert.Equal([0.5, 0.5, 0.6, 0.6], kept[0].Metric);
        Assert.Equal([5, 3], kept[1].Loss);
    }

    [Theory]
    [InlineData(SelectionRule.OneEpoch)]
    [InlineData(SelectionRule.OneStandardError)]
    public void All_folds_keep_the_scores_of_one_epoch_where_they_share_it(SelectionRule rule)
    {
        // Mean losses are 4, 3.5, 2.5 and 2.5; the second fold holds its last value.
        var kept = KeptScores.Compute(new Scoring(rule), stopsEarly: true, Watched.Loss, "accuracy", Folds);

        Assert.Equal([3, 4, 2, 2], kept[0].Loss);
        Assert.Equal([0.5, 0.9, 0.6, 0.6], kept[0].Metric);
        Assert.Equal([5, 3, 3, 3], kept[1].Loss);
    }

    [Fact]
    public void What_was_watched_decides_which_epoch_is_kept()
    {
        var kept = KeptScores.Compute(new Scoring(SelectionRule.OneEpoch, new Accuracy()), stopsEarly: true, Watched.Metric, "accuracy", Folds);

        Assert.Equal([0.5, 0.9, 0.9, 0.9], kept[0].Metric);
    }

    [Fact]
    public void Without_early_stopping_each_epoch_is_what_would_be_kept()
    {
        var kept = KeptScores.Compute(new Scoring(SelectionRule.MeanBest), stopsEarly: false, Watched.Loss, "accuracy", Folds);

        Assert.Equal([3, 4, 2, 2], kept[0].Loss);
    }

    [Fact]
    public void The_metric_is_the_one_that_is_asked_for()
    {
        LossCurves[] folds = [new([9, 9], [2, 1]) { Metrics = [new MetricCurve("accuracy", [0.5, 0.9]), new MetricCurve("roc-auc", [0.7, 0.8])] }];
        Assert.Equal([0.7, 0.8], Of("roc-auc"));
        Assert.Empty(Of("macro-f1"));
        Assert.Empty(Of(null));

        double[] Of(string? metric) => KeptScores.Compute(new Scoring(SelectionRule.OneEpoch), stopsEarly: true, Watched.Loss, metric, folds)[0].Metric;
    }

    [Theory]
    [InlineData(0.7, true)]
    [InlineData(double.NaN, false)]
    public void A_metric_that_is_undefined_somewhere_has_no_band(double first, bool hasBand)
    {
        var value = ComparedValue.Compute("tanh", [0], _ => [new KeptScores([2, 1], [first, 0.8])]);

        Assert.Equal(hasBand, value.Metric is not null);
        Assert.Equal(hasBand, value.BestMetric is not null);
        Assert.Equal([2, 1], value.Loss.Middle);
    }

    [Fact]
    public void A_training_that_has_stopped_stays_at_its_last_score()
    {
        var band = ScoreBand.OfFolds([[4, 2], [8, 6, 1]]);

        Assert.Equal([6, 4, 1.5], band.Middle);
        Assert.Equal([4, 2, 1], band.Low);
        Assert.Equal([8, 6, 2], band.High);
    }

    [Fact]
    public void The_band_of_configurations_holds_their_middle_half()
    {
        var band = ScoreBand.OfMeans([[5], [1], [2], [3], [4]]);

        Assert.Equal((3, 2, 4), ((int)band.Middle[0], (int)band.Low[0], (int)band.High[0]));
        Assert.Equal(1.5, ScoreBand.Quantile([1, 2], 0.5));
    }

    [Fact]
    public void Each_value_of_a_listed_hyperparameter_has_its_best_configuration_and_all()
    {
        var study = SomeReport.Of(["0.01", "0.1", "1"], ["relu", "tanh"]);

        Assert.Equal([0, 1], study.Comparisons.Select(comparison => comparison.Place));
        Assert.Equal(["relu", "tanh"], study.Comparisons[1].Values.Select(value => value.Value));
        var tanh = study.Comparisons[1].Values[1];
        Assert.Equal((3, 1), (tanh.Count, tanh.Best));
        Assert.Equal(study.View.Board.Summary(1).Mean, tanh.BestLoss.Middle[^1], 6);
        Assert.Equal(study.View.Board.Summary(3).Mean, tanh.Loss.Middle[^1], 6);
        Assert.Null(tanh.Metric);
    }

    [Fact]
    public void Ranges_and_long_lists_are_not_compared()
    {
        var space = new SearchSpace(
        [
            new Dimension("a.range", new DimensionValues.Uniform(0, 1), []),
            new Dimension("a.list", new DimensionValues.Listed([.. Enumerable.Range(0, 9).Select(i => $"{i}")]), []),
        ]);
        var results = Enumerable.Range(0, 9).SelectMany(i => new[] { Some.Scored(i, 0, 1), Some.Scored(i, 1, 1) }).ToArray();

        Assert.Empty(SomeReport.Of(space, results, i => Some.Choices(("a.range", "0.5"), ("a.list", $"{i}"))).Comparisons);
    }

    [Fact]
    public void Of_many_configurations_the_best_and_an_even_choice_are_read()
    {
        Assert.Equal([7, 8], Comparison.Chosen([7, 8]));
        var chosen = Comparison.Chosen([.. Enumerable.Range(0, 1000)]).ToArray();
        Assert.Equal((40, 0, 975), (chosen.Length, chosen[0], chosen[^1]));
    }
}
