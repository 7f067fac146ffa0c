using System.Globalization;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Tests.Labels;

/// <summary>Figures of scikit-learn 1.2.1: hamming_loss, accuracy_score, f1_score, roc_auc_score, average_precision_score, and the mean of log_loss over the labels.</summary>
public sealed class LabelMetricTests
{
    private static readonly float[] Probabilities =
    [
        0.9f, 0.2f, 0.7f, 0.3f, 0.1f, 0.4f, 0.6f, 0.4f, 0.8f, 0.2f, 0.9f, 0.5f, 0.5f, 0.3f, 0.3f,
        0.4f, 0.6f, 0.2f, 0.1f, 0.2f, 0.6f, 0.7f, 0.5f, 0.1f, 0.3f, 0.4f, 0.9f, 0.8f, 0.1f, 0.3f,
    ];

    // Of (1, 0, 1), (0, 0, 0), (1, 1, 1), (0, 1, 0), (0, 0, 1), (1, 1, 0), (0, 0, 0), (1, 0, 0), (0, 1, 1) and (1, 0, 0).
    private static readonly float[] Targets = [5, 0, 7, 2, 4, 3, 0, 1, 6, 1];

    private static readonly float[] Weights = [1, 2, 1, 0.5f, 3, 1, 2, 1, 0.25f, 4];

    [Theory]
    [InlineData("hamming-loss", 0.26666666666666666, 0.24867724867724866)]
    [InlineData("subset-accuracy", 0.3, 0.4444444444444444)]
    [InlineData("label-f1-micro", 0.6923076923076923, 0.6466165413533834)]
    [InlineData("label-f1-macro", 0.6793650793650793, 0.5997354497354496)]
    [InlineData("label-f1-samples", 0.5466666666666666, 0.4846560846560846)]
    [InlineData("label-roc-auc-micro", 0.9027149321266968, 0.8835000000000001)]
    [InlineData("label-roc-auc-macro", 0.9102777777777779, 0.8543021238873774)]
    [InlineData("label-average-precision", 0.9138888888888889, 0.8304834054834055)]
    [InlineData("label-log-loss", 0.4232496268307539, 0.4218772768913543)]
    public void Metrics_of_labels_are_scikit_learns(string name, double plain, double weighted)
    {
        var metric = SomeMetrics.Named(name);

        Assert.True(metric.IsForLabels);
        Assert.Equal(plain, metric.Compute(PredictedRows.OfProbabilities(Probabilities, Targets, 3, hasLabels: true)), 1e-12);
        Assert.Equal(weighted, metric.Compute(PredictedRows.OfProbabilities(Probabilities, Targets, 3, Weights, hasLabels: true)), 1e-12);
    }

    [Fact]
    public void Outputs_of_a_net_become_the_same_probabilities()
    {
        float[] outputs = [.. Probabilities.Select(probability => (float)Sigmoid.Inverse(probability))];
        var rows = new PredictedRows(outputs, Targets, 3) { HasLabels = true };

        Assert.All(Probabilities.Zip(rows.Probabilities.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
        Assert.Equal([0f, 1f], new[] { -200f, 200f }.Select(output => (float)Sigmoid.Compute(output)));
    }

    [Fact]
    public void A_label_that_never_occurs_has_an_F1_of_0()
    {
        float[] without = [.. Targets.Select(target => (float)((int)target & 5))], outputs = [.. Probabilities.Select((probability, at) => at % 3 == 1 ? 0 : probability)];

        Assert.Equal(0.48888888888888893, SomeMetrics.Named("label-f1-macro").Compute(PredictedRows.OfProbabilities(outputs, without, 3, hasLabels: true)), 1e-12);
    }

    [Theory]
    [InlineData("label-roc-auc-macro", "3,2", "no row without the label \"b\"")]
    [InlineData("label-roc-auc-macro", "1,0", "no row with the label \"b\"")]
    [InlineData("label-roc-auc-macro", "1,2", null)]
    [InlineData("label-average-precision", "2,2", "no row with the label \"a\"")]
    [InlineData("label-average-precision", "3,3", null)]
    [InlineData("label-roc-auc-micro", "3,3", "only rows with all labels")]
    [InlineData("label-roc-auc-micro", "0,0", "no row with a label")]
    [InlineData("label-f1-macro", "0,0", null)]
    public void Rows_that_do_not_define_a_metric_are_named(string name, string targets, string? reason) =>
        Assert.Equal(reason, SomeMetrics.Named(name).Undefined([.. targets.Split(',').Select(target => double.Parse(target, CultureInfo.InvariantCulture))], ["a", "b"]));
}
