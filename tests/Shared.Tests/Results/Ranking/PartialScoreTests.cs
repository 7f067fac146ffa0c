using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.TrainerNode.Metrics.Numbers;
using FsCheck;
using FsCheck.Xunit;

namespace ActorSearch.Shared.Tests.Results.Ranking;

public class PartialScoreTests
{
    private const int Folds = 5;

    /// <summary>The one thing that exact racing rests on.</summary>
    [Property(MaxTest = 500)]
    public void The_score_of_all_folds_is_never_below_what_some_of_them_allow(DoNotSize<ulong> drawn)
    {
        var seed = drawn.Item;
        var draws = RandomStream.For(seed, StreamPurpose.GeneratedData);
        var folds = Enumerable.Range(0, Folds).Select(_ => Drawn(ref draws)).ToArray();
        foreach (var rule in new[] { SelectionRule.OneEpoch, SelectionRule.MeanBest })
        {
            foreach (var metric in new[] { Metric.Loss, new R2(), new MeanAbsoluteError() })
            {
                foreach (var (stopsEarly, monitor) in new[] { (true, Watched.Loss), (true, Watched.Metric), (false, Watched.Loss) })
                {
                    var scoring = new Scoring(rule, metric);
                    var whole = PartialScore.Compute(scoring, stopsEarly, monitor, stopsEarly ? folds : [.. folds.Select(Longest)]);
                    var mean = FoldSummary.Summarize([.. whole.Costs.Select(cost => new FoldLine(FoldStatus.Scored, 1, 1, 1, 1) { Cost = cost })]).Cost;
                    for (var known = 1; known < 1 << Folds; known++)
                    {
                        FoldOutcome.Scored?[] some = [.. folds.Select((fold, place) => (known >> place & 1) == 0 ? null : stopsEarly ? fold : Longest(fold))];
                        var partial = PartialScore.Compute(scoring, stopsEarly, monitor, some);
                        Assert.True(partial.Least <= mean, $"{rule}, {metric}, {monitor}: {partial.Least:R} is above {mean:R}.");
                    }
                }
            }
        }
    }

    [Fact]
    public void It_is_the_least_sum_at_one_epoch_and_not_that_of_each_folds_best()
    {
        var partial = PartialScore.Compute(new Scoring(SelectionRule.OneEpoch), stopsEarly: true, Watched.Loss, [Of(1, 3), Of(3, 1), null, null]);

        Assert.Equal(1, partial.Least);
        Assert.Equal(new[] { 1, 3, double.NaN, double.NaN }, partial.Costs.ToArray());
    }

    [Fact]
    public void A_fold_that_stopped_holds_its_last_value()
    {
        var partial = PartialScore.Compute(new Scoring(SelectionRule.OneEpoch), stopsEarly: true, Watched.Loss, [Of(4, 2), Of(5, 5, 1), null]);

        Assert.Equal(1, partial.Least);
        Assert.Equal(new[] { 2, 1, double.NaN }, partial.Costs.ToArray());
    }

    [Fact]
    public void Where_no_epoch_is_finite_there_is_no_least() =>
        Assert.True(double.IsNaN(PartialScore.Compute(new Scoring(SelectionRule.OneEpoch), stopsEarly: true, Watched.Loss, [Of(double.NaN, double.PositiveInfinity), null]).Least));

    [Fact]
    public void Every_metric_has_a_bound() => Assert.All(
        (Metric[])[.. SomeMetrics.Set(classes: true).All, .. SomeMetrics.Set(classes: false).All, Metric.Loss, SomeMetrics.Named("f1:0")], metric => Assert.True(double.IsFinite(SelectionCost.Least(metric))));

    private static FoldOutcome.Scored Of(params double[] losses) =>
        new(1 + Array.IndexOf(losses, losses.Min()), new LossCurves(losses, losses), SomeMetrics.Numbers(1, 1, 0));

    /// <summary>The same, trained to the last epoch of all.</summary>
    private static FoldOutcome.Scored Longest(FoldOutcome.Scored fold)
    {
        double[] Held(double[] values) => [.. Enumerable.Range(1, 8).Select(epoch => values[OneEpoch.Held(epoch, values.Length) - 1])];
        return fold with
        {
            Curves = new LossCurves(Held(fold.Curves.Train), Held(fold.Curves.Validation))
            {
                Metrics = [.. fold.Curves.Metrics.Select(curve => new MetricCurve(curve.Name, Held(curve.Values)))],
            },
        };
    }

    private static FoldOutcome.Scored Drawn(ref RandomStream draws)
    {
        var losses = new double[1 + draws.NextInt32(7)];
        var (errors, shares) = (new double[losses.Length], new double[losses.Length]);
        for (var epoch = 0; epoch < losses.Length; epoch++)
        {
            (losses[epoch], errors[epoch], shares[epoch]) = (draws.NextSingle() * 3, draws.NextSingle() * 2, 1 - (2 * draws.NextSingle()));
        }

        var best = Array.IndexOf(losses, losses.Min());
        return new FoldOutcome.Scored(
            best + 1,
            new LossCurves(losses, losses) { Metrics = [new MetricCurve("mae", errors), new MetricCurve("r2", shares)] },
            SomeMetrics.Numbers(errors[best], errors[best], shares[best]));
    }
}
