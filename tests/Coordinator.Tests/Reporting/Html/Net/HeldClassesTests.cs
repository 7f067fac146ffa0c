using ActorSearch.Coordinator.Reporting;
using ActorSearch.Coordinator.Reporting.Html.Net;
using ActorSearch.TrainerNode.Data;

namespace ActorSearch.Coordinator.Tests.Reporting.Html.Net;

public class HeldClassesTests
{
    private static readonly double[] Scores = [.9, .8, .8, .7, .55, .5, .5, .5, .4, .3, .3, .1];
    private static readonly float[] Targets = [1, 1, 0, 1, 0, 1, 0, 1, 0, 0, 1, 0];

    /// <summary>scikit-learn 1.2.1: calibration_curve with 10 bins.</summary>
    [Fact]
    public void The_calibration_of_two_classes_is_that_of_scikit_learn()
    {
        var held = HeldClasses.Compute(Predicted());

        var bins = held.Bins.Where(bin => bin.Rows > 0).ToList();
        Near([0, 0.5, 0, 2 / 3.0, 0, 1, 0.5, 1], bins.Select(bin => bin.Right));
        Near([0.1, 0.3, 0.4, 0.5, 0.55, 0.7, 0.8, 0.9], bins.Select(bin => bin.Confidence));
        Assert.Equal(("yes", 12), (held.Event, held.Rows));
    }

    [Fact]
    public void The_worst_rows_are_those_whose_class_has_the_lowest_probability()
    {
        var worst = HeldClasses.Compute(Predicted()).Worst;

        Assert.Equal((2, "no", "yes"), (worst[0].Row, worst[0].Class, worst[0].Predicted));
        Assert.Equal(0.2, worst[0].Probability, 1e-12);
        Assert.Equal("x 2", worst[0].Inputs);
        Assert.Equal(10, worst.Length);
    }

    private static OutOfFoldPredictions Predicted() => new(
        new DataTable(["x"], "y", [.. Enumerable.Range(0, 12).Select(row => (float)row)], Targets) { Classes = ["no", "yes"] },
        [.. Enumerable.Range(0, 12)],
        [.. Scores.SelectMany(score => new[] { 1 - score, score })],
        RowFolds.Create(12, [(0, [.. Enumerable.Range(0, 12)])]).Folds,
        []);

    private static void Near(double[] expected, IEnumerable<double> actual) => Assert.All(expected.Zip(actual, (one, other) => Math.Abs(one - other)), error => Assert.InRange(error, 0, 1e-12));
}
