using ActorSearch.Shared.Predictions;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Metrics.Counts;
using FsCheck.Xunit;

namespace ActorSearch.TrainerNode.Tests.Metrics.Counts;

public class CountMetricTests
{
    // Worked by hand: class 0 is found twice in three, class 1 once in two, class 2 is never predicted, class 3 does not occur.
    private static readonly PredictedRows Rows = Of(4, [(0, 0), (0, 0), (0, 1), (1, 1), (1, 0), (2, 1)]);

    [Fact]
    public void Accuracy_counts_the_diagonal()
    {
        Assert.Equal(3 / 6.0, new Accuracy().Compute(Rows), 12);
    }

    [Fact]
    public void Precision_recall_and_F1_are_per_class()
    {
        Assert.Equal((2 / 3.0, 2 / 3.0, 2 / 3.0), (new Precision(0).Compute(Rows), new Recall(0).Compute(Rows), new F1(0).Compute(Rows)));
        Assert.Equal((1 / 3.0, 1 / 2.0, 2 / 5.0), (new Precision(1).Compute(Rows), new Recall(1).Compute(Rows), new F1(1).Compute(Rows)));
    }

    [Fact]
    public void What_would_be_divided_by_zero_is_zero()
    {
        Assert.Equal((0, 0, 0), (new Precision(2).Compute(Rows), new Recall(2).Compute(Rows), new F1(2).Compute(Rows)));
        Assert.Equal((0, 0, 0), (new Precision(3).Compute(Rows), new Recall(3).Compute(Rows), new F1(3).Compute(Rows)));
    }

    [Fact]
    public void Macro_means_leave_out_only_classes_that_neither_occur_nor_are_predicted()
    {
        Assert.Equal(((2 / 3.0) + 0.4 + 0) / 3, new MacroF1().Compute(Rows), 12);
        Assert.Equal(((2 / 3.0) + (1 / 3.0) + 0) / 3, new MacroPrecision().Compute(Rows), 12);
        Assert.Equal(((2 / 3.0) + 0.5 + 0) / 3, new MacroRecall().Compute(Rows), 12);
    }

    [Fact]
    public void Top_k_counts_a_class_among_the_k_highest_outputs()
    {
        var rows = new PredictedRows(new[] { 0.1f, 0.4f, 0.3f, 0.2f, 0.1f, 0.4f, 0.3f, 0.2f }, new float[] { 2, 3 }, 4);

        Assert.Equal(0.5, new TopK(2).Compute(rows));
        Assert.Equal(0, new Accuracy().Compute(rows));
    }

    [Fact]
    public void Equal_outputs_go_to_the_lower_class_in_accuracy_and_in_top_k()
    {
        var rows = new PredictedRows(new float[9], new float[] { 0, 1, 2 }, 3);

        Assert.Equal(1 / 3.0, new Accuracy().Compute(rows), 12);
        Assert.Equal(new Accuracy().Compute(rows), new TopK(1).Compute(rows));
    }

    [Fact]
    public void A_NaN_is_never_a_prediction()
    {
        Assert.Throws<ArgumentException>(() => new ConfusionMatrix(2).Add([0, float.NaN], 0));
    }

    [Property]
    public bool Top_1_is_accuracy_and_all_of_k_is_everything(int seed)
    {
        var random = new Random(seed);
        float[] outputs = [.. Enumerable.Range(0, 200).Select(_ => (float)random.Next(4))], targets = [.. Enumerable.Range(0, 40).Select(_ => (float)random.Next(5))];
        var rows = new PredictedRows(outputs, targets, 5);

        return new TopK(1).Compute(rows) == new Accuracy().Compute(rows) && new TopK(5).Compute(rows) == 1 && ModelMetrics.Create([], rows).Rows == 40;
    }

    [Fact]
    public void Equal_counts_and_values_are_equal_metrics()
    {
        Assert.Equal(Metrics((0, 1), (1, 1)), Metrics((1, 1), (0, 1)));
        Assert.NotEqual(Metrics((0, 1), (1, 1)), Metrics((0, 0), (1, 1)));

        static ModelMetrics Metrics(params (int Actual, int Predicted)[] rows) => ModelMetrics.Create([new Accuracy()], Of(2, rows));
    }

    private static PredictedRows Of(int classes, (int Actual, int Predicted)[] rows)
    {
        var outputs = new float[rows.Length * classes];
        foreach (var (row, (_, predicted)) in rows.Index()) outputs[(row * classes) + predicted] = 1;
        return new PredictedRows(outputs, rows.Select(row => (float)row.Actual).ToArray(), classes);
    }
}
