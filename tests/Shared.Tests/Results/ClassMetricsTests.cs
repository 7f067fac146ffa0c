using ActorSearch.Shared.Results;
using FsCheck.Xunit;

namespace ActorSearch.Shared.Tests.Results;

public class ClassMetricsTests
{
    // Worked by hand: class 0 is found twice in three, class 1 once in two, class 2 is never predicted, class 3 does not occur.
    private static readonly ConfusionMatrix Matrix = Of(4, [(0, 0), (0, 0), (0, 1), (1, 1), (1, 0), (2, 1)]);

    [Fact]
    public void Accuracy_counts_the_diagonal()
    {
        Assert.Equal(3 / 6.0, Matrix.Metrics().Accuracy, 12);
    }

    [Fact]
    public void Precision_recall_and_F1_are_per_class()
    {
        var classes = Matrix.Metrics().Classes;

        Assert.Equal((2 / 3.0, 2 / 3.0, 2 / 3.0), (classes[0].Precision, classes[0].Recall, classes[0].F1));
        Assert.Equal((1 / 3.0, 1 / 2.0, 2 / 5.0), (classes[1].Precision, classes[1].Recall, classes[1].F1));
    }

    [Fact]
    public void What_would_be_divided_by_zero_is_zero()
    {
        var classes = Matrix.Metrics().Classes;

        Assert.Equal((0, 0, 0), (classes[2].Precision, classes[2].Recall, classes[2].F1));
        Assert.Equal((0, 0, 0), (classes[3].Precision, classes[3].Recall, classes[3].F1));
    }

    [Fact]
    public void Macro_means_leave_out_only_classes_that_neither_occur_nor_are_predicted()
    {
        var metrics = Matrix.Metrics();

        Assert.Equal(((2 / 3.0) + 0.4 + 0) / 3, metrics.MacroF1, 12);
        Assert.Equal(((2 / 3.0) + (1 / 3.0) + 0) / 3, metrics.MacroPrecision, 12);
        Assert.Equal(((2 / 3.0) + 0.5 + 0) / 3, metrics.MacroRecall, 12);
    }

    [Fact]
    public void Top_k_counts_a_class_among_the_k_highest_outputs()
    {
        var matrix = new ConfusionMatrix(4, k: 2);
        matrix.Add([0.1f, 0.4f, 0.3f, 0.2f], actual: 2);
        matrix.Add([0.1f, 0.4f, 0.3f, 0.2f], actual: 3);

        Assert.Equal(0.5, matrix.Metrics().TopK);
        Assert.Equal(0, matrix.Metrics().Accuracy);
    }

    [Fact]
    public void Equal_outputs_go_to_the_lower_class_in_accuracy_and_in_top_k()
    {
        var matrix = new ConfusionMatrix(3, k: 1);
        for (var actual = 0; actual < 3; actual++) matrix.Add([0, 0, 0], actual);

        Assert.Equal(1 / 3.0, matrix.Metrics().Accuracy, 12);
        Assert.Equal(matrix.Metrics().Accuracy, matrix.Metrics().TopK);
    }

    [Fact]
    public void A_NaN_is_never_a_prediction()
    {
        Assert.Throws<ArgumentException>(() => new ConfusionMatrix(2, 1).Add([0, float.NaN], 0));
    }

    [Property]
    public bool Top_1_is_accuracy_and_all_of_k_is_everything(int seed)
    {
        var random = new Random(seed);
        var (one, all) = (new ConfusionMatrix(5, 1), new ConfusionMatrix(5, 5));
        for (var row = 0; row < 40; row++)
        {
            var outputs = Enumerable.Range(0, 5).Select(_ => (float)random.Next(4)).ToArray();
            var actual = random.Next(5);
            one.Add(outputs, actual);
            all.Add(outputs, actual);
        }

        return one.Metrics().TopK == one.Metrics().Accuracy && all.Metrics().TopK == 1 && all.Metrics().Rows == 40;
    }

    [Fact]
    public void Equal_counts_are_equal_metrics()
    {
        Assert.Equal(Of(2, [(0, 1), (1, 1)]).Metrics(), Of(2, [(1, 1), (0, 1)]).Metrics());
        Assert.NotEqual(Of(2, [(0, 1), (1, 1)]).Metrics(), Of(2, [(0, 0), (1, 1)]).Metrics());
    }

    private static ConfusionMatrix Of(int classes, (int Actual, int Predicted)[] rows)
    {
        var matrix = new ConfusionMatrix(classes, 1);
        foreach (var (actual, predicted) in rows)
        {
            var outputs = new float[classes];
            outputs[predicted] = 1;
            matrix.Add(outputs, actual);
        }

        return matrix;
    }
}
