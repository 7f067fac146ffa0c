using System.Collections.Immutable;
using ActorSearch.Coordinator.Reporting.Html.Runs;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.TrainerNode.Metrics.Numbers;

namespace ActorSearch.Coordinator.Tests.Reporting.Html.Runs;

public class RunPairTests
{
    [Fact]
    public void Configurations_are_the_same_where_all_that_either_run_varied_is()
    {
        // B fixes what A varies: its configurations are A's with tanh.
        var a = SomeRun.Of("a", SomeRun.Space(("optimizer.learning-rate", ["0.1", "0.01"]), ("model.activation", ["relu", "tanh"])), 4);
        var b = SomeRun.Of("b", SomeRun.Space(("optimizer.learning-rate", ["0.01", "1"])), 2, ("model.activation", "tanh"));

        var pair = Paired(a, b);

        var common = Assert.Single(pair.Common);
        Assert.Equal((3, 0), (common.A.Configuration, common.B.Configuration));
        Assert.Equal("learning-rate 0.01, activation tanh", RunRanking.Describe(pair, common));
    }

    [Fact]
    public void Differences_are_paired_where_both_divided_the_rows_alike()
    {
        var a = SomeRun.Of("a", SomeRun.Rates, 2);
        var b = SomeRun.Of("b", SomeRun.Rates, 2, seed: 2);

        Assert.Equal(0, Paired(a, a with { Folder = "b" }).Common[0].Difference!.Mean);
        Assert.Null(Paired(a, b).Common[0].Difference);
        Assert.False(Paired(a, b).HaveSameFolds);
    }

    [Fact]
    public void Settings_that_differ_are_named_and_the_same_order_has_a_rank_correlation_of_one()
    {
        var pair = Paired(SomeRun.Of("a", SomeRun.Rates3, 3, ("optimizer.weight-decay", "0")), SomeRun.Of("b", SomeRun.Rates3, 3, ("optimizer.weight-decay", "0.1")));

        Assert.Equal([("optimizer.weight-decay", "0", "0.1")], pair.Differences());
        Assert.Equal(1, pair.RankCorrelation()!.Value, 12);
        Assert.Null(Paired(SomeRun.Of("a", SomeRun.Rates, 2), SomeRun.Of("b", SomeRun.Rates, 2)).RankCorrelation());
    }

    [Fact]
    public void Other_data_is_refused()
    {
        var b = SomeRun.Of("b", SomeRun.Rates, 2);

        Assert.Equal(
            "b: its data is not the data of a (SHA-256 cccccccccccc… and aaaaaaaaaaaa…), so their scores cannot be compared.",
            Refused(SomeRun.Of("a", SomeRun.Rates, 2), b with { Card = b.Card with { DataSha256 = new string('c', 64) } }));
    }

    [Fact]
    public void Another_metric_is_refused()
    {
        var refused = Refused(SomeRun.Of("a", SomeRun.Rates, 2), SomeRun.Of("b", SomeRun.Rates, 2, metric: new MeanAbsoluteError()));

        Assert.StartsWith("b: it is ranked by mae, a by loss, so they cannot be compared", refused, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_loss_is_refused()
    {
        var refused = Refused(SomeRun.Of("a", SomeRun.Rates, 2, ("loss.kind", "l1")), SomeRun.Of("b", SomeRun.Rates, 2, ("loss.kind", "mse")));

        Assert.Equal("b: loss.kind is mse here and l1 in a, so their losses cannot be compared.", refused);
    }

    private static RunPair Paired(Run a, Run b) => Search.Right(RunPair.Compare(a, b));

    private static string Refused(Run a, Run b) => Assert.Single(Assert.IsType<Checked<RunPair>.Wrong>(RunPair.Compare(a, b)).Mistakes).ToString();
}

/// <summary>Small runs for tests: configuration i scored 1 + i on one fold, a tenth more on the other.</summary>
internal static class SomeRun
{
    public static SearchSpace Rates { get; } = Space(("optimizer.learning-rate", ["0.1", "0.01"]));

    public static SearchSpace Rates3 { get; } = Space(("optimizer.learning-rate", ["0.1", "0.01", "0.001"]));

    public static SearchSpace Space(params (string Path, string[] Values)[] dimensions) =>
        new([.. dimensions.Select(one => new Dimension(one.Path, new DimensionValues.Listed([.. one.Values]), []))]);

    public static Run Of(string folder, SearchSpace space, int count, (string, string)? setting = null, ulong seed = 1, Metric? metric = null)
    {
        var settings = setting is var (path, value) ? ImmutableSortedDictionary<string, string>.Empty.Add(path, value) : ImmutableSortedDictionary<string, string>.Empty;
        var results = Enumerable.Range(0, count).SelectMany(i => new[] { Some.Scored(i, 0, 1 + i), Some.Scored(i, 1, 1.1f + i) }).ToArray();
        var board = Some.Board(2, metric ?? Metric.Loss, results);
        var view = Some.Study(space, board, i => Choices(space, i));
        return new Run(
            folder,
            view with { Experiment = view.Experiment with { Seed = seed, Name = folder } },
            new StudyCard(settings, space, new string('a', 64), "1.0"),
            new Selected(SelectionRule.MeanBest, 0, 1.05, 7),
            [new RefitResult(0, 7, [1, 0.5f], Score(0.5f), Score(0.6f))],
            new string('d', 64),
            ActorSearch.Coordinator.Reporting.Html.Charts.Timeline.Compute(results.Select((result, i) => SomeReport.Counted(result.Fold, i)), board));
    }

    private static Score Score(float loss) => new(loss, SomeMetrics.Numbers(0.1, 0.2, 0.9));

    // The last dimension goes round first, as in a grid.
    private static ImmutableArray<Choice> Choices(SearchSpace space, int index)
    {
        var choices = new List<Choice>();
        foreach (var dimension in space.Dimensions.Reverse())
        {
            var items = ((DimensionValues.Listed)dimension.Values).Items;
            choices.Insert(0, new Choice(dimension.Path, items[index % items.Length]));
            index /= items.Length;
        }

        return [.. choices];
    }
}
