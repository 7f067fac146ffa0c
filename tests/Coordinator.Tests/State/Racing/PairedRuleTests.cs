using ActorSearch.Coordinator.State.Racing;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Tests.State.Racing;

public class PairedRuleTests
{
    private static readonly PairedRule Rule = new(new ExactRule());

    [Fact]
    public void It_stops_at_three_errors_of_the_paired_differences_and_not_before()
    {
        var finished = Finished([1, 1, 1, 1], [1.1, 1.2, 1.1, 1.2], [1.3, 1.2, 1.3, 1.2], [1.2, 1.3, 1.4, 1.3]);

        // Differences less their means: ±0.05 twice, and −0.1, 0, 0.1, 0; three degrees of freedom each.
        var spread = Math.Sqrt(((4 * 0.0025) + (4 * 0.0025) + 0.02) / 9);
        Assert.Equal(spread, finished.Spread!.Value, 1e-12);

        // One of four folds: d · 4 ≥ 3 · s · √12.
        var least = 3 * spread * Math.Sqrt(12) / 4;
        Assert.True(Rule.Stops(EntryWith(1 + (least * 1.0001)), finished));
        Assert.False(Rule.Stops(EntryWith(1 + (least * 0.9999)), finished));
        Assert.False(Rule.Stops(EntryWith(0.5), finished));
    }

    [Fact]
    public void With_fewer_than_four_whole_configurations_it_stops_what_cannot_win_alone()
    {
        var finished = Finished([1, 1, 1, 1], [2, 2, 2, 2], [3, 3, 3, 3]);

        Assert.Null(finished.Spread);
        Assert.False(Rule.Stops(EntryWith(3.9), finished));
        Assert.True(Rule.Stops(EntryWith(4.1), finished));
    }

    [Fact]
    public void The_best_ten_beside_the_best_say_how_differences_spread()
    {
        var finished = new FinishedConfigurations();
        finished.Add(Whole(0, [1, 1, 1, 1]));
        for (var index = 1; index <= 10; index++)
        {
            finished.Add(Whole(index, [2, 2, 2, 2]));
        }

        Assert.Equal(0, finished.Spread);
        finished.Add(Whole(11, [9, 1, 9, 1]));
        Assert.Equal(0, finished.Spread);
        finished.Add(Whole(12, [2, 1, 2, 1]));
        Assert.True(finished.Spread > 0);
        Assert.Equal(13, finished.Count);
    }

    private static FinishedConfigurations Finished(params double[][] costs)
    {
        var finished = new FinishedConfigurations();
        foreach (var (index, whole) in costs.Index())
        {
            finished.Add(Whole(index, whole));
        }

        return finished;
    }

    private static RaceEntry Whole(int index, double[] costs)
    {
        var entry = new RaceEntry(index, 4) { Offered = 4 };
        entry.Look(new PartialScore([.. costs], costs.Average()), failed: false);
        return entry;
    }

    private static RaceEntry EntryWith(double first)
    {
        var entry = new RaceEntry(9, 4) { Offered = 1 };
        entry.Look(new PartialScore([first, double.NaN, double.NaN, double.NaN], first / 4), failed: false);
        return entry;
    }
}
