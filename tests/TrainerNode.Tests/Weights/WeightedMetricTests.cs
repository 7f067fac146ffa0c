using System.Globalization;
using ActorSearch.Shared.Predictions;
using ActorSearch.TrainerNode.Data;
using static ActorSearch.TrainerNode.Tests.Metrics.ReferenceRows;

namespace ActorSearch.TrainerNode.Tests.Weights;

/// <summary>Values of scikit-learn 1.2.1 with <c>sample_weight</c> on the same rows, with ties and a weight of 0.</summary>
public sealed class WeightedMetricTests
{
    private static readonly float[] Weights = [1, 2, .5f, 3, 0, 1.5f, 2, 1, .25f, 4, 1, .75f];

    [Theory]
    [InlineData("roc-auc", 0.8103448275862069)]
    [InlineData("average-precision", 0.856495785463599)]
    [InlineData("log-loss", 0.5195097474297727)]
    [InlineData("brier", 0.17975410551321339)]
    [InlineData("balanced-accuracy", 0.6120689655172413)]
    [InlineData("mcc", 0.22913047950612697)]
    [InlineData("kappa", 0.22127659574468084)]
    [InlineData("accuracy", 0.6065573770491803)]
    [InlineData("macro-f1", 0.6038961038961039)]
    [InlineData("macro-precision", 0.617117117117117)]
    [InlineData("macro-recall", 0.6120689655172413)]
    public void Metrics_of_two_classes_are_scikit_learns(string metric, double expected) =>
        Assert.Equal(expected, Of(metric, [.. Second.SelectMany(share => (float[])[1 - share, share])], TwoOf, 2), 1e-6);

    [Theory]
    [InlineData("roc-auc", 0.837794420174283)]
    [InlineData("roc-auc-weighted", 0.8108431535709771)]
    [InlineData("average-precision", 0.7645889560175275)]
    [InlineData("log-loss", 0.8198464739302254)]
    [InlineData("mcc", 0.49534202174545083)]
    [InlineData("kappa", 0.469785575048733)]
    [InlineData("macro-f1", 0.6185185185185186)]
    public void Metrics_of_three_classes_are_scikit_learns(string metric, double expected) =>
        Assert.Equal(expected, Of(metric, [.. Tenths.Select(tenths => tenths / 10f)], ThreeOf, 3), 1e-6);

    [Theory]
    [InlineData("mae", 0.5909090909090909)]
    [InlineData("rmse", 0.7229988054812212)]
    [InlineData("r2", 0.9476867407598862)]
    [InlineData("mape", 0.26190476190476186)]
    [InlineData("pinball", 0.29545454545454547)]
    [InlineData("median-absolute-error", 0.5)]
    public void Metrics_of_numbers_are_scikit_learns(string metric, double expected) =>
        Assert.Equal(expected, SomeMetrics.Named(metric).Compute(new PredictedRows(Predictions, Targets, 0) { Weights = Weights.AsMemory(0, 8) }), 1e-12);

    /// <summary>Sums of such weights depend on their order, so that a difference of ranks is not 0 but noise.</summary>
    [Fact]
    public void Spearmans_rho_of_equal_predictions_is_0_with_weights_too()
    {
        float[] targets = [.. Enumerable.Range(0, 40).Select(row => (float)(row % 7))], weights = [.. Enumerable.Range(0, 40).Select(row => new[] { 0.1f, 0.7f, 1.3f, 0 }[row % 4])];
        float[] predictions = [.. weights.Select(weight => weight == 0 ? 5f : 2)];

        Assert.Equal(0, SomeMetrics.Named("spearman").Compute(new PredictedRows(predictions, targets, 0) { Weights = weights }));
        Assert.Equal(double.NaN, SomeMetrics.Named("spearman").Compute(new PredictedRows(targets, predictions, 0) { Weights = weights }));
    }

    [Fact]
    public void Standard_scaling_is_scikit_learns()
    {
        var (mean, deviation) = ColumnScale.Fit(Targets, Weights.AsSpan(0, 8));

        Assert.Equal((3.70454545, 3.16105237), (mean, deviation), (one, other) => Math.Abs(one.Item1 - other.Item1) < 1e-6 && Math.Abs(one.Item2 - other.Item2) < 1e-6);
    }

    [Fact]
    public void A_row_with_the_weight_2_counts_like_two_rows()
    {
        int[] counts = [1, 2, 1, 3, 0, 1, 2, 1, 1, 4, 1, 2], rows = [.. counts.SelectMany((count, row) => Enumerable.Repeat(row, count))];
        float[] outputs = [.. Tenths.Select(tenths => MathF.Log(tenths))], weights = [.. counts.Select(count => (float)count)];
        var (weighted, repeated) = (
            new PredictedRows(outputs, ThreeOf, 3) { Weights = weights },
            new PredictedRows(rows.SelectMany(row => outputs[(row * 3)..((row * 3) + 3)]).ToArray(), rows.Select(row => ThreeOf[row]).ToArray(), 3));
        Assert.All(SomeMetrics.Set(classes: true).All, metric => Assert.Equal(metric.Compute(repeated), metric.Compute(weighted), 1e-12));

        // A target of 0 has no share of an error.
        float[] targets = [.. ThreeOf.Select(of => of + 1)];
        (weighted, repeated) = (
            new PredictedRows(outputs.AsMemory(0, 12), targets, 0) { Weights = weights },
            new PredictedRows(rows.Select(row => outputs[row]).ToArray(), rows.Select(row => targets[row]).ToArray(), 0));
        Assert.All(
            SomeMetrics.Set(classes: false).All,
            metric => Assert.Equal(metric.Compute(repeated), metric.Compute(weighted), 1e-12));
    }

    /// <summary>scikit-learn 1.2.1 takes the lower of the two in the middle, so that weights of 1 make an error smaller.</summary>
    [Theory]
    [InlineData("1 1 1 1", 5.5)]
    [InlineData("0.1 0.1 0.1 0.1", 5.5)]
    [InlineData("2 0 0 2", 10)]
    [InlineData("1 2 0 1", 1)]
    [InlineData("0 0 0 3", 20)]
    public void The_median_of_half_of_the_weight_is_between_two_rows(string weights, double expected)
    {
        float[] errors = [0, 1, 10, 20], each = [.. weights.Split(' ').Select(weight => float.Parse(weight, CultureInfo.InvariantCulture))];

        Assert.Equal(expected, SomeMetrics.Named("median-absolute-error").Compute(new PredictedRows(errors, new float[4], 0) { Weights = each }), 1e-12);
    }

    /// <summary>Rows of one class have no correlation, whatever the sums of their weights are rounded to.</summary>
    [Fact]
    public void Predictions_of_one_class_have_a_correlation_of_0_with_weights_that_are_fractions()
    {
        var random = new Random(1);
        for (var draw = 0; draw < 200; draw++)
        {
            float[] targets = [.. Enumerable.Range(0, 23).Select(_ => (float)random.Next(3))], weights = [.. targets.Select(_ => random.NextSingle() + 0.01f)];
            float[] probabilities = [.. targets.SelectMany(_ => new[] { 0.6f, 0.3f, 0.1f })];

            Assert.Equal(0, SomeMetrics.Named("mcc").Compute(PredictedRows.OfProbabilities(probabilities, targets, 3, weights)));
        }
    }

    private static double Of(string metric, float[] probabilities, float[] targets, int classes) =>
        SomeMetrics.Named(metric).Compute(PredictedRows.OfProbabilities(probabilities, targets, classes, Weights.AsMemory(0, targets.Length)));
}
