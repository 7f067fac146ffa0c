using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Digests;
using ActorSearch.Shared.Results.Nested;
using ActorSearch.TrainerNode.Metrics.Numbers;

namespace ActorSearch.Shared.Tests.Results.Nested;

public class OuterScoreTests
{
    private static readonly string Main = new('0', 64);

    [Fact]
    public void The_score_is_the_mean_over_the_outer_folds_with_its_spread()
    {
        var score = OuterScore.Compute([Fold(1, 1), Fold(2, 2), Fold(3, 6)], Metric.Loss)!;

        Assert.Equal((3, 3.0), (score.Folds, score.Mean));
        Assert.Equal(Math.Sqrt(7), score.Deviation, 1e-12);
        Assert.Equal(Math.Sqrt(7.0 / 3), score.StandardError, 1e-12);
    }

    [Fact]
    public void A_metric_has_its_own_mean()
    {
        var score = OuterScore.Compute([Fold(1, 1), Fold(2, 3)], new R2())!;

        Assert.Equal(-1, score.Mean);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(null)]
    public void One_outer_fold_without_a_finite_score_leaves_none(double? loss) =>
        Assert.Null(OuterScore.Compute([Fold(1, 1), Fold(2, loss), Fold(3, 2)], Metric.Loss));

    [Fact]
    public void Without_outer_folds_there_is_no_score() => Assert.Null(OuterScore.Compute([], Metric.Loss));

    [Fact]
    public void The_digest_depends_on_every_search_and_every_score()
    {
        string Of(string main, params (OuterFold, string)[] folds) => OuterDigest.Compute(main, folds);

        string[] digests =
        [
            Of(Main, (Fold(1, 1), "a"), (Fold(2, 1), "b")),
            Of(Main.Replace('0', '1'), (Fold(1, 1), "a"), (Fold(2, 1), "b")),
            Of(Main, (Fold(1, 1), "a"), (Fold(2, 1), "c")),
            Of(Main, (Fold(1, 1), "b"), (Fold(2, 1), "a")),
            Of(Main, (Fold(1, 1), "a"), (Fold(2, Math.BitIncrement(1)), "b")),
            Of(Main, (Fold(1, 1), "a"), (Fold(2, null), "b")),
            Of(Main, (Fold(1, 1), "a")),
        ];

        Assert.Equal(digests.Length, digests.Distinct().Count());
        Assert.Equal(digests[0], Of(Main, (Fold(1, 1), "a"), (Fold(2, 1), "b")));
    }

    private static OuterFold Fold(int part, double? loss) => new(
        part, 10, null, [], 1, loss is { } known ? new Score(known, SomeMetrics.Numbers(known, known, 1 - known)) : null, loss is null ? "It diverged." : null);
}
