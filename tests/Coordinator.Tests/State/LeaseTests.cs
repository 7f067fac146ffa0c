using ActorSearch.Coordinator.Dashboard.Http;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;
using static ActorSearch.Coordinator.Tests.State.Desk;

namespace ActorSearch.Coordinator.Tests.State;

public class LeaseTests
{
    [Fact]
    public void Losing_a_node_requeues_its_fold()
    {
        var desk = new Desk();
        var fold = desk.Granted(A);
        desk.Join(B);

        var events = desk.Pass(Lease, () => desk.Beat(B));

        Assert.Contains(events, happened => happened is SearchEvent.NodeLost { Node: var lost } && lost == A);
        Assert.Contains(events, happened => happened is SearchEvent.Requeued { Why: AttemptState.Lost, Lost: 1 });
        Assert.Equal(fold.Fold, Assert.Single(desk.Ask(B, 1)).Fold);
    }

    [Fact]
    public void A_silent_node_is_lost_with_the_first_tick_after_its_lease_and_not_before()
    {
        var desk = new Desk();
        desk.Granted(A);
        var heard = desk.Now;

        Assert.Empty(desk.Pass(Lease - TimeSpan.FromSeconds(1)));
        var lost = Assert.Single(desk.Pass(TimeSpan.FromSeconds(1)).OfType<SearchEvent.NodeLost>());

        Assert.Equal((A, heard), (lost.Node, lost.LastHeard));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(600)]
    public void From_the_end_of_a_lease_to_the_next_look_and_the_next_frame_of_the_page_it_is_two_seconds_at_most(int lease)
    {
        var rules = new SearchRules(TimeSpan.FromSeconds(lease), 3, Adopts: true);

        Assert.InRange(rules.Tick + new ServerLimits().Pace, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void A_silent_node_is_given_nothing_until_it_is_heard_again()
    {
        var desk = new Desk();
        desk.Join(A);
        var all = desk.Ask(A, 12);
        desk.Join(B);
        Assert.Empty(desk.Ask(B, 1));
        desk.Pass(Lease / 2, () => desk.Beat(A, [.. all.Select(fold => fold.Attempt)]));

        Assert.Empty(Grants(desk.Hear(new HandedBack(A, [all[0].Attempt])), B));
        Assert.Single(Grants(desk.Beat(B), B));
    }

    [Fact]
    public void A_lost_node_loses_at_once_what_it_was_given_while_it_was_silent()
    {
        var desk = new Desk();
        desk.Join(B);
        var first = Assert.Single(desk.Ask(B, 1));
        desk.Join(A);
        Assert.Equal(11, desk.Ask(A, 100).Length);
        desk.Pass(Lease / 5, () => desk.Beat(B, first.Attempt));
        Assert.Single(Grants(desk.Hear(new HandedBack(B, [first.Attempt])), A));

        var events = desk.Pass(Lease * 4 / 5, () => desk.Beat(B));

        Assert.Single(events.OfType<SearchEvent.NodeLost>());
        Assert.Equal(12, events.OfType<SearchEvent.Requeued>().Count());
    }

    [Fact]
    public void Heartbeats_keep_a_fold_for_as_long_as_it_takes()
    {
        var desk = new Desk();
        var fold = desk.Granted(A);

        Assert.Empty(desk.Pass(Lease * 10, () => desk.Beat(A, fold.Attempt)));
    }

    [Fact]
    public void A_grant_that_never_arrived_is_requeued_without_charge_and_its_credit_comes_back()
    {
        var desk = new Desk();
        desk.Granted(A);

        var events = desk.Pass(Lease, () => desk.Beat(A));

        Assert.Contains(events, happened => happened is SearchEvent.Requeued { Why: AttemptState.Abandoned, Lost: 0 });
        Assert.Single(Grants(desk.Last, A));
    }

    [Fact]
    public void A_fold_that_took_down_three_nodes_is_quarantined_and_the_search_goes_on()
    {
        var desk = new Desk();
        var events = new List<SearchEvent>();
        var first = desk.Granted(new NodeId("victim 0"));
        for (var victim = 1; victim <= 3; victim++)
        {
            events.AddRange(desk.Pass(Lease));
            desk.Granted(new NodeId($"victim {victim}"));
        }

        var quarantined = Assert.Single(events.OfType<SearchEvent.FoldCounted>());
        Assert.Equal((first.Configuration, first.Fold), (quarantined.Fold.Configuration, quarantined.Fold.Fold));
        Assert.Equal(FoldStatus.Quarantined, quarantined.Line.Status);
        Assert.Equal(first.Fold + 1, Assert.Single(Grants(desk.Last, new NodeId("victim 3"))).Fold);
    }

    [Fact]
    public void What_was_lost_twice_goes_to_an_idle_node_and_keeps_it_to_itself()
    {
        var desk = new Desk();
        var suspect = desk.Granted(new NodeId("victim 0"));
        desk.Pass(Lease);
        desk.Granted(new NodeId("victim 1"));
        desk.Join(A);
        var busy = Assert.Single(desk.Ask(A, 1));
        desk.Pass(Lease, () => desk.Beat(A, busy.Attempt));

        Assert.NotEqual(suspect.Fold, Assert.Single(desk.Ask(A, 2)).Fold);
        desk.Join(B);
        var alone = Assert.Single(desk.Ask(B, 3));
        Assert.Equal((suspect.Configuration, suspect.Fold), (alone.Configuration, alone.Fold));
        Assert.Equal(2, Grants(desk.Score(B, alone), B).Length);
    }

    [Fact]
    public void A_lapsed_attempt_goes_on_if_nobody_else_has_its_fold()
    {
        var desk = new Desk();
        var fold = desk.Granted(A);
        desk.Pass(Lease);

        desk.Join(A, fold.Attempt);
        Assert.Contains(desk.Last.Events, happened => happened is SearchEvent.Adopted);
        Assert.Contains(desk.Score(A, fold).Events, happened => happened is SearchEvent.FoldCounted);
    }

    [Fact]
    public void After_a_sleep_of_the_coordinator_no_node_is_given_up()
    {
        var desk = new Desk();
        desk.Granted(A);

        Assert.Empty(desk.Sleep(Lease * 4).Events);
        Assert.NotEmpty(desk.Pass(Lease));
    }

    [Fact]
    public void Work_that_is_handed_back_is_not_charged()
    {
        var desk = new Desk();
        var fold = desk.Granted(A);
        for (var times = 0; times < 5; times++)
        {
            var effects = desk.Hear(new HandedBack(A, [fold.Attempt]));
            Assert.Contains(effects.Events, happened => happened is SearchEvent.Requeued { Why: AttemptState.HandedBack, Lost: 0 });
            fold = Assert.Single(desk.Ask(A, times + 2));
        }

        Assert.Equal(0, fold.Fold);
    }

    [Fact]
    public void A_coordinator_that_was_restarted_takes_attempts_over_that_still_run()
    {
        var before = new Desk();
        var fold = before.Granted(A);
        var disk = new Disk();
        disk.Commit(before.Last.Writes, DateTimeOffset.UnixEpoch);

        var after = new Desk(disk.Read(), epoch: 2);
        Assert.Contains(after.Beat(A, fold.Attempt).Messages, sent => sent.Message is RegisterAgain);
        after.Join(A, fold.Attempt);

        Assert.Equal(fold.Fold + 1, Assert.Single(after.Ask(A, 2)).Fold);
        Assert.Contains(after.Score(A, fold).Events, happened => happened is SearchEvent.FoldCounted);
    }

    [Fact]
    public void Where_all_ran_in_one_process_its_attempts_ended_with_it()
    {
        var before = new Desk();
        var fold = before.Granted(A);
        var disk = new Disk();
        disk.Commit(before.Last.Writes, DateTimeOffset.UnixEpoch);

        var after = new Desk(disk.Read(), epoch: 2, adopts: false);

        Assert.Contains(new StoreWrite.Ended(fold.Attempt, AttemptState.Abandoned), after.Last.Writes);
        Assert.Equal(fold.Fold, after.Granted(A).Fold);
    }
}
