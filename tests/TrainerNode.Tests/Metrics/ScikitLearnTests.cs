using ActorSearch.Shared.Predictions;
using ActorSearch.TrainerNode.Metrics.Numbers;
using static ActorSearch.TrainerNode.Tests.Metrics.ReferenceRows;

namespace ActorSearch.TrainerNode.Tests.Metrics;

/// <summary>Values of scikit-learn 1.2.1 and SciPy on the same rows, with ties.</summary>
public class ScikitLearnTests
{
    [Theory]
    [InlineData("roc-auc", 0.78)]
    [InlineData("roc-auc-weighted", 0.78)]
    [InlineData("roc-auc-ovo", 0.78)]
    [InlineData("average-precision", 0.7892857142857141)]
    [InlineData("log-loss", 0.507188865232497)]
    [InlineData("brier", 0.17225000211596508)]
    [InlineData("balanced-accuracy", 0.7)]
    [InlineData("mcc", 0.408248290463863)]
    [InlineData("kappa", 0.4)]
    public void Metrics_of_two_classes_are_scikit_learns(string metric, double expected)
    {
        float[] probabilities = [.. Second.SelectMany(share => (float[])[1 - share, share])];

        Assert.Equal(expected, Of(metric, probabilities, TwoOf, 2), 1e-6);
    }

    [Theory]
    [InlineData("average-precision", 0.5119047619047619)]
    [InlineData("roc-auc", 0.7375)]
    public void Large_groups_of_equal_scores_are_one_step_each(string metric, double expected)
    {
        (float Score, int Positive, int Negative)[] groups = [(.25f, 10, 60), (.75f, 20, 10), (.5f, 10, 30)];
        float[] scores = [.. groups.SelectMany(group => Enumerable.Repeat(group.Score, group.Positive + group.Negative))];
        float[] targets = [.. groups.SelectMany(group => Enumerable.Range(0, group.Positive + group.Negative).Select(row => row < group.Positive ? 1f : 0f))];
        float[] probabilities = [.. scores.SelectMany(score => (float[])[1 - score, score])];

        Assert.Equal(expected, Of(metric, probabilities, targets, 2), 1e-12);
    }

    [Theory]
    [InlineData("roc-auc", 0.7938436948853616)]
    [InlineData("roc-auc-weighted", 0.7808366402116403)]
    [InlineData("roc-auc-ovo", 0.7958333333333334)]
    [InlineData("average-precision", 0.6882924482924482)]
    [InlineData("log-loss", 0.8554037870316034)]
    [InlineData("brier", 0.49666666666666665)]
    [InlineData("balanced-accuracy", 0.6055555555555555)]
    [InlineData("mcc", 0.39361702127659576)]
    [InlineData("kappa", 0.38144329896907225)]
    [InlineData("ece", 0.14166666)]
    public void Metrics_of_three_classes_are_scikit_learns(string metric, double expected) =>
        Assert.Equal(expected, Of(metric, [.. Tenths.Select(tenths => tenths / 10f)], ThreeOf, 3), 1e-6);

    [Theory]
    [InlineData("pinball", 0.234375)]
    [InlineData("mape", 0.2036064425770308)]
    [InlineData("median-absolute-error", 0.5)]
    [InlineData("spearman", 0.9939576486092934)]
    public void Metrics_of_numbers_are_scikit_learns(string metric, double expected) =>
        Assert.Equal(expected, SomeMetrics.Named(metric).Compute(new PredictedRows(Predictions, Targets, 0)), 1e-12);

    [Fact]
    public void A_quantile_weighs_errors_by_their_side() =>
        Assert.Equal(0.196875, new PinballLoss(0.9).Compute(new PredictedRows(Predictions, Targets, 0)), 1e-12);

    [Fact]
    public void The_deviance_of_counts_is_scikit_learns()
    {
        float[] counts = [3, 0, 2, 7, 4.25f, .5f, 7, 2], rates = [2.5f, .25f, 2, 8, 5, .5f, 6, 2];
        var deviance = new PoissonDeviance();

        Assert.Equal(0.12514855760886778, deviance.Compute(new PredictedRows(rates, counts, 0)), 1e-12);
        Assert.Equal(0.16380271688154674, deviance.Compute(new PredictedRows(rates, counts, 0) { Weights = new float[] { 1, 2, .5f, 3, 0, 1.5f, 2, 1 } }), 1e-12);
        Assert.Equal(double.NaN, deviance.Compute(new PredictedRows(new float[] { 0, 1 }, new float[] { 0, 1 }, 0)));
    }

    [Fact]
    public void Classes_without_a_chance_to_disagree_have_the_values_that_are_stated()
    {
        Assert.Equal(0, Of("mcc", [1, 0, 1, 0, 1, 0], [0, 0, 1], 2));
        Assert.Equal(0, Of("kappa", [1, 0, 1, 0], [0, 0], 2));
        Assert.Equal(0.75, Of("balanced-accuracy", [1, 0, 0, 0, 0, 1, 0, 1, 0], [0, 0, 1], 3));
        Assert.Equal(0, SomeMetrics.Named("spearman").Compute(new PredictedRows(new float[] { 1, 1 }, new float[] { 1, 2 }, 0)));
    }

    [Theory]
    [InlineData("roc-auc", 2, "no row of the class \"b\"", 0.0, 0.0)]
    [InlineData("average-precision", 2, "no row of the class \"b\"", 0.0, 0.0)]
    [InlineData("roc-auc-ovo", 3, "no row of the class \"c\"", 0.0, 1.0)]
    [InlineData("log-loss", 2, null, 0.0, 0.0)]
    [InlineData("poisson-deviance", 0, "a target below 0", 1.0, -1.0)]
    [InlineData("mape", 0, "a target of 0", 1.0, 0.0)]
    [InlineData("mape", 0, null, 1.0, 2.0)]
    [InlineData("spearman", 0, "only one target value", 3.0, 3.0)]
    public void What_is_not_defined_on_some_rows_says_so(string metric, int classes, string? reason, params double[] targets)
    {
        var named = SomeMetrics.Named(metric);

        Assert.Equal(reason, named.Undefined(targets, [.. ((string[])["a", "b", "c"]).Take(classes)]));
        var outputs = new float[targets.Length * Math.Max(1, classes)];
        Assert.Equal(reason is not null, double.IsNaN(named.Compute(new PredictedRows(outputs, targets.Select(target => (float)target).ToArray(), classes))));
    }

    [Fact]
    public void The_order_of_rows_changes_no_metric()
    {
        int[] order = [7, 2, 11, 0, 5, 9, 1, 10, 3, 8, 6, 4];
        float[] outputs = [.. Tenths.Select(tenths => MathF.Log(tenths))], shuffled = [.. order.SelectMany(row => outputs[(row * 3)..((row * 3) + 3)])];
        float[] targets = [.. order.Select(row => ThreeOf[row])];

        Assert.All(SomeMetrics.Set(classes: true).All, metric =>
            Assert.Equal(metric.Compute(new PredictedRows(outputs, ThreeOf, 3)), metric.Compute(new PredictedRows(shuffled, targets, 3)), 1e-12));
    }

    private static double Of(string metric, float[] probabilities, float[] targets, int classes) =>
        SomeMetrics.Named(metric).Compute(PredictedRows.OfProbabilities(probabilities, targets, classes));
}
