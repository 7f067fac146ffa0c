using ActorSearch.Coordinator.Reporting.Html.Charts;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Coordinator.Tests.Reporting.Html.Net;
using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Metrics.Counts;

namespace ActorSearch.Coordinator.Tests.Reporting.Html.Charts;

public class TimelineTests
{
    [Fact]
    public void A_pause_between_two_runs_is_left_out()
    {
        var timeline = Timeline.Compute([At(0, 0), At(1, 3600)], Some.Board(2));

        Assert.Equal(1, timeline.Pauses);
        Assert.Equal(2, timeline.Length, 6);
        Assert.Equal([(0, 1), (1, 2)], timeline.Bars.Select(bar => ((int)bar.Begin, (int)bar.End)));
    }

    [Fact]
    public void A_gap_of_a_second_is_the_search_s_own()
    {
        var timeline = Timeline.Compute([At(0, 0), At(1, 2)], Some.Board(2));

        Assert.Equal(0, timeline.Pauses);
        Assert.Equal(3, timeline.Length, 6);
    }

    [Fact]
    public void A_long_training_beside_short_ones_makes_no_pause()
    {
        var timeline = Timeline.Compute([At(0, 0) with { Ended = SomeReport.Start.AddSeconds(100), Trained = null }, At(1, 50), At(2, 120)], Some.Board(2));

        Assert.Equal(0, timeline.Pauses);
        Assert.Equal([0.0, 50, 120], timeline.Bars.Select(bar => bar.Begin));
    }

    [Fact]
    public void Work_that_was_fetched_ahead_begins_with_its_training()
    {
        var timeline = Timeline.Compute([At(0, 0), At(1, 0) with { Ended = SomeReport.Start.AddSeconds(9), Trained = TimeSpan.FromSeconds(2) }], Some.Board(2));

        Assert.Equal((7, 9), ((int)timeline.Bars[1].Begin, (int)timeline.Bars[1].End));
    }

    [Fact]
    public void A_clock_that_was_set_back_makes_no_training_of_negative_length()
    {
        var timeline = Timeline.Compute(
            [
                At(0, 0), At(1, 500) with { Ended = SomeReport.Start.AddSeconds(3), Trained = TimeSpan.FromSeconds(2) },
                At(2, 600) with { Ended = SomeReport.Start.AddSeconds(4), Trained = null },
            ],
            Some.Board(3));

        Assert.Equal([(0, 1), (1, 3), (4, 4)], timeline.Bars.Select(bar => ((int)bar.Begin, (int)bar.End)));
        Assert.Equal(4, timeline.Length, 6);
    }

    [Fact]
    public void Lost_attempts_are_counted_and_open_ones_left_out()
    {
        var timeline = Timeline.Compute(
            [
                At(0, 0) with { State = AttemptState.Lost, Slot = null, Trained = null },
                At(0, 1) with { State = AttemptState.Open, Slot = null, Ended = null, Trained = null },
            ],
            Some.Board(2));

        Assert.Equal(1, timeline.Lost);
        Assert.Single(timeline.Bars);
        Assert.Equal("not counted", Assert.Single(timeline.Lanes));
    }

    [Fact]
    public void Lanes_of_several_nodes_have_the_node_s_name()
    {
        var timeline = Timeline.Compute([At(0, 0), At(1, 0) with { Node = "other", Slot = 3 }], Some.Board(2));

        Assert.Equal(["node · slot 0", "other · slot 3"], timeline.Lanes);
        Assert.Equal(2, timeline.Nodes);
    }

    [Fact]
    public void Only_configurations_that_became_the_best_are_improvements()
    {
        var board = Some.Board(1, Some.Scored(0, 0, 3), Some.Scored(1, 0, 5), Some.Scored(2, 0, 2), Some.Failed(3, 0));

        var timeline = Timeline.Compute([At(3, 0), At(0, 1), At(1, 2), At(2, 3)], board);

        Assert.Equal([(0, 3.0), (2, 2.0)], timeline.Improvements.Select(entry => (entry.Configuration, entry.Score)));
    }

    [Fact]
    public void The_best_so_far_is_the_best_by_what_ranks()
    {
        var board = Some.Board(1, new Accuracy(), [SomeNet.Scored(0, 0, 1, 7), SomeNet.Scored(1, 0, 2, 9), SomeNet.Scored(2, 0, 0.5f, 8)]);

        var timeline = Timeline.Compute([At(0, 0), At(1, 1), At(2, 2)], board);

        Assert.Equal([(0, 0.7), (1, 0.9)], timeline.Improvements.Select(entry => (entry.Configuration, Math.Round(entry.Score, 6))));
    }

    [Fact]
    public void Nothing_has_no_length()
    {
        Assert.Equal(0, Timeline.Compute([], Some.Board(1)).Length);
    }

    private static StoredAttempt At(int configuration, int second) => SomeReport.Counted(new FoldId(configuration, 0), second);
}
