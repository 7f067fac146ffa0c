using ActorSearch.TrainerNode.Analysis;

namespace ActorSearch.TrainerNode.Tests.Analysis;

public class RankCurveTests
{
    private static readonly float[] Scores = [.9f, .8f, .8f, .7f, .55f, .5f, .5f, .5f, .4f, .3f, .3f, .1f];

    /// <summary>scikit-learn 1.2.1: roc_curve with drop_intermediate=False, precision_recall_curve, roc_auc_score, average_precision_score.</summary>
    [Fact]
    public void Curves_and_areas_with_equal_scores_are_those_of_scikit_learn()
    {
        var curve = RankCurve.Compute(Scores, [true, true, false, true, false, true, false, true, false, false, true, false])!;

        Assert.Equal([.9f, .8f, .7f, .55f, .5f, .4f, .3f, .1f], curve.Thresholds.Select(one => (float)one));
        Near([0, 1 / 6.0, 1 / 6.0, 1 / 3.0, 0.5, 2 / 3.0, 5 / 6.0, 1], curve.FalsePositiveRates);
        Near([1 / 6.0, 1 / 3.0, 0.5, 0.5, 5 / 6.0, 5 / 6.0, 1, 1], curve.Recalls);
        Near([1, 2 / 3.0, 0.75, 0.6, 0.625, 0.5555555555555556, 0.5454545454545454, 0.5], curve.Precisions);
        Near([0.6944444444444444, 0.702020202020202, 0.5], [curve.RocAuc, curve.AveragePrecision, curve.Share]);
    }

    [Fact]
    public void Of_many_rows_some_points_are_kept_the_asked_one_the_last_and_the_areas_of_all()
    {
        float[] scores = [.. Enumerable.Range(0, 300_000).Select(row => (row * 7919 % 300_000) / 300_000f)];
        bool[] positive = [.. scores.Select((score, row) => row % 3 == 0 || score > 0.5)];

        var curve = RankCurve.Compute(scores, positive, 0.123456789)!;

        var at = Array.FindLastIndex(curve.Thresholds, score => score >= 0.123456789);
        Assert.InRange(curve.Thresholds.Length, 70_000, 110_000);
        Assert.Equal(scores.Where(score => score >= 0.123456789).Min(), curve.Thresholds[at]);
        Assert.Equal(scores.Zip(positive).Count(row => row.First >= 0.123456789 && row.Second) / (double)positive.Count(one => one), curve.Recalls[at]);
        Assert.Equal((1, 1), (curve.Recalls[^1], curve.FalsePositiveRates[^1]));
        Assert.Equal(ActorSearch.TrainerNode.Metrics.Scores.RocAuc(scores, positive), curve.RocAuc);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Rows_of_one_kind_have_no_curve(bool positive) => Assert.Null(RankCurve.Compute([0.1f, 0.2f], [positive, positive]));

    private static void Near(double[] expected, double[] actual) => Assert.All(expected.Zip(actual, (one, other) => Math.Abs(one - other)), error => Assert.InRange(error, 0, 1e-12));
}
