using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Predictions;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.TrainerNode.Metrics.Counts;
using ActorSearch.TrainerNode.Metrics.Numbers;

namespace ActorSearch.Shared.Tests.Results;

public class SelectionMetricTests
{
    private static readonly Metric Accuracy = new Accuracy(), MacroF1 = new MacroF1();

    [Fact]
    public void More_is_better_where_it_is_and_losses_no_longer_decide()
    {
        var board = Board(Accuracy, Scored(0, loss: 0.1f, hits: [90, 1]), Scored(1, loss: 0.9f, hits: [95, 2]));

        Assert.Equal(1, board.Best);
        Assert.Equal([1, 0], board.Ranked().Select(row => row.Configuration));
        Assert.Equal(0.97, SelectionCost.Metric(Accuracy, board.Summary(1).Cost), 1e-6);
        Assert.Equal(0.9, board.Summary(1).Mean, 1e-6);
    }

    [Fact]
    public void On_imbalanced_classes_macro_F1_picks_another_winner_than_accuracy()
    {
        // One says nearly always "often"; the other finds the rare ones and pays with more mistakes.
        FoldResult[] folds = [Scored(0, 1, [95, 0]), Scored(1, 1, [88, 5])];

        Assert.Equal(0, Board(Accuracy, folds).Best);
        Assert.Equal(1, Board(MacroF1, folds).Best);
        Assert.Equal(1, Board(new Recall(1), folds).Best);
        Assert.Equal(0, Board(new Recall(0), folds).Best);
    }

    [Fact]
    public void One_standard_error_looks_at_the_metric()
    {
        var board = new Leaderboard(2, Accuracy);
        foreach (var (configuration, fold, hits) in new[] { (0, 0, 90), (0, 1, 94), (1, 0, 91), (1, 1, 90), (2, 0, 80), (2, 1, 80) })
        {
            board.Add(new FoldResult(new FoldId(configuration, fold), Scored(configuration, 1, [hits, 0]).Outcome));
        }

        var selected = Selection.Choose(SelectionRule.OneStandardError, new RefitEpochs.MeanBest(), board, index => 10 - index);

        Assert.Equal(1, selected!.Configuration);
    }

    [Fact]
    public void A_metric_that_is_no_number_cannot_win()
    {
        var constant = new FoldResult(new FoldId(0, 0), new FoldOutcome.Scored(1, new LossCurves([5], [5]), SomeMetrics.Numbers(0, 0, double.NaN)));
        var board = Board(new R2(), constant);

        Assert.Null(board.Best);
        Assert.Equal(ConfigurationStatus.NotFinite, board.Summary(0).Status);
        Assert.Equal((5, double.NaN), (board.Summary(0).Mean, board.Summary(0).Cost));
    }

    [Fact]
    public void A_metric_of_other_targets_is_a_bug()
    {
        Assert.Throws<ArgumentException>(() => Board(new R2(), Scored(0, 1, [1, 1])));
        Assert.Throws<ArgumentException>(() => Board(new F1(2), Scored(0, 1, [1, 1])));
    }

    private static Leaderboard Board(Metric metric, params FoldResult[] folds)
    {
        var board = new Leaderboard(1, metric);
        foreach (var fold in folds) board.Add(fold);
        return board;
    }

    /// <summary>A fold of 95 rows of one class and 5 of another, by how many of each are right.</summary>
    private static FoldResult Scored(int configuration, float loss, int[] hits) => new(
        new FoldId(configuration, 0),
        new FoldOutcome.Scored(1, new LossCurves([loss], [loss]), SomeMetrics.Classes(
            [new ClassCounts(95, hits[0] + 5 - hits[1], hits[0]), new ClassCounts(5, hits[1] + 95 - hits[0], hits[1])], hits.Sum())));
}
