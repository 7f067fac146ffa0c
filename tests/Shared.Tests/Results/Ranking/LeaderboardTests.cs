using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using FsCheck;
using FsCheck.Xunit;

namespace ActorSearch.Shared.Tests.Results.Ranking;

public class LeaderboardTests
{
    [Fact]
    public void A_row_holds_the_mean_the_sample_deviation_and_each_fold()
    {
        var board = new Leaderboard(3);
        board.Add(Some.Scored(0, 0, 5, 1, 6));
        board.Add(Some.Scored(0, 1, 2));
        board.Add(Some.Scored(0, 2, 9, 8, 7, 6));

        var row = Assert.Single(board.Ranked());
        Assert.Equal((0, 1, ConfigurationStatus.Scored), (row.Configuration, row.Rank, row.Summary.Status));
        Assert.Equal((3, 1.5), (row.Summary.Mean, row.Summary.MeanTrainLoss));
        Assert.Equal(Math.Sqrt((4 + 1 + 9) / 2.0), row.Summary.Deviation);
        Assert.Equal(
            [
                new FoldLine(FoldStatus.Scored, 1, 0.5f, 2, 3),
                new FoldLine(FoldStatus.Scored, 2, 1, 1, 1),
                new FoldLine(FoldStatus.Scored, 6, 3, 4, 4),
            ],
            row.Folds.ToArray());
    }

    [Property]
    public void The_order_in_which_folds_come_in_leaves_no_trace(float[] losses, int shuffle)
    {
        var results = losses.Select((loss, i) => i % 11 == 10 ? Some.Failed(i / 4, i % 4) : Some.Scored(i / 4, i % 4, loss)).ToArray();
        var shuffled = (FoldResult[])results.Clone();
        new Random(shuffle).Shuffle(shuffled);

        Leaderboard straight = new(4), mixed = new(4);
        Array.ForEach(results, result => straight.Add(result));
        Array.ForEach(shuffled, result => mixed.Add(result));

        Assert.Equal(straight.Best, mixed.Best);
        Assert.Equal(straight.Ranked().Select(Bits), mixed.Ranked().Select(Bits));
        Assert.Equal(FoldWinners.Find(straight), FoldWinners.Find(mixed));

        static string Bits(LeaderboardRow row) =>
            $"{row.Configuration} {row.Rank} {row.Summary.Status} {BitConverter.DoubleToInt64Bits(row.Summary.Mean)} "
            + $"{BitConverter.DoubleToInt64Bits(row.Summary.Deviation ?? -1)} {string.Join(' ', row.Folds)}";
    }

    [Property]
    public void The_leader_is_the_first_of_the_ranking(float[] losses)
    {
        var board = new Leaderboard(2);
        for (var i = 0; i < losses.Length; i++)
        {
            board.Add(Some.Scored(i / 2, i % 2, losses[i]));
        }

        Assert.Equal(
            board.Ranked().FirstOrDefault(row => row.Summary.Status == ConfigurationStatus.Scored)?.Configuration,
            board.Best);
    }

    [Fact]
    public void Ties_share_the_better_rank_and_the_next_ranks_are_skipped()
    {
        var rows = Some.Board([2, 2], [1, 3], [5, 5], [1, 1], [3, 1]).Ranked();

        Assert.Equal([(3, 1), (0, 2), (1, 3), (4, 3), (2, 5)], rows.Select(row => (row.Configuration, row.Rank!.Value)));
    }

    [Fact]
    public void A_configuration_with_a_lost_fold_ranks_last_however_good_the_others_are()
    {
        var board = new Leaderboard(2);
        board.Add(Some.Scored(0, 0, 0.001f));
        board.Add(Some.Failed(0, 1, 0.5f, float.NaN));
        board.Add(Some.Scored(1, 0, 9));
        board.Add(Some.Scored(1, 1, 9));
        board.Add(Some.Scored(2, 0, 0.001f));
        board.Add(Some.Quarantined(2, 1));
        board.Add(Some.Scored(3, 0, 0.001f));
        board.Add(Some.Pruned(3, 1));
        board.Add(Some.Scored(4, 0, 0.001f));

        var rows = board.Ranked();
        Assert.Equal(
            [
                (1, 1, ConfigurationStatus.Scored),
                (0, 2, ConfigurationStatus.Failed),
                (2, 2, ConfigurationStatus.Quarantined),
                (3, 2, ConfigurationStatus.Pruned),
                (4, null, ConfigurationStatus.Incomplete),
            ],
            rows.Select(row => (row.Configuration, row.Rank, row.Summary.Status)));
        Assert.All(rows.Skip(1), row => Assert.True(double.IsNaN(row.Summary.Mean)));
        Assert.Equal(1, board.Best);
        Assert.Equal(new FoldLine(FoldStatus.Failed, float.NaN, float.NaN, 0, 2), board.Lines(0)[1]);
    }

    [Fact]
    public void Where_no_configuration_is_scored_none_has_a_rank()
    {
        var board = new Leaderboard(1);
        board.Add(Some.Failed(0, 0, float.NaN));
        board.Add(Some.Quarantined(1, 0));

        Assert.Equal([(0, null), (1, null)], board.Ranked().Select(row => (row.Configuration, row.Rank)));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_mean_that_is_not_finite_is_announced_and_ranks_last(float loss)
    {
        var board = Some.Board([1, 1], [0.5f, 0.5f]);
        board.Add(Some.Scored(2, 0, 0));
        var summary = board.Add(new FoldResult(
            new(2, 1), new FoldOutcome.Scored(1, new LossCurves([loss], [loss]), SomeMetrics.Numbers(0, 0, 0))));

        Assert.Equal(ConfigurationStatus.NotFinite, summary.Status);
        Assert.Equal(1, board.Best);
        var rows = board.Ranked();
        Assert.Equal([1, 0, 2], rows.Select(row => row.Configuration));
        Assert.Equal([1, 2, 3], rows.Select(row => row.Rank));
        Assert.Null(rows[0].Notice);
        Assert.StartsWith($"Configuration 2: the mean validation loss is {loss}", rows[2].Notice);
    }

    [Fact]
    public void One_fold_has_no_deviation()
    {
        Assert.Null(Some.Board([1]).Summary(0).Deviation);
        Assert.Equal(0, Some.Board([1, 1]).Summary(0).Deviation);
    }

    [Fact]
    public void A_fold_is_counted_once()
    {
        var board = Some.Board([1, 2]);

        Assert.Throws<ArgumentException>(() => board.Add(Some.Scored(0, 1, 0)));
        Assert.Throws<ArgumentException>(() => board.Add(Some.Scored(0, 2, 0)));
        Assert.Throws<ArgumentException>(() => board.Add(Some.Scored(-1, 0, 0)));
        Assert.Equal((2, 1.5), (board.Counted, board.Summary(0).Mean));
    }

    [Fact]
    public void A_ranking_does_not_change_when_later_folds_come_in()
    {
        var board = new Leaderboard(2);
        board.Add(Some.Scored(0, 0, 1));
        var before = board.Ranked();
        board.Add(Some.Scored(0, 1, 1));

        Assert.Equal(FoldStatus.Pending, before[0].Folds[1].Status);
    }

    [Fact]
    public void A_fold_takes_little_memory_even_where_each_configuration_has_one_only()
    {
        const int Folds = 20_000;
        var result = Some.Scored(0, 0, [.. Enumerable.Repeat(1f, 100)]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var board = new Leaderboard(1);
        for (var configuration = 0; configuration < Folds; configuration++)
        {
            board.Add(result with { Fold = new(configuration, 0) });
        }

        // All that was allocated on the way, summaries that nobody keeps and outgrown tables included.
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Folds, 1, 325);
        Assert.Equal(Folds, board.Counted);
    }
}
