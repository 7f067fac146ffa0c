using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Search.Walks;

namespace ActorSearch.Coordinator.Tests.State;

/// <summary>What people may ask of a search.</summary>
public class ActionTests
{
    private static readonly Experiment Experiment = Search.Experiment(Search.Noop);

    private readonly Desk _desk = new();

    [Fact]
    public void A_paused_search_hands_out_nothing_and_takes_in_what_comes()
    {
        var fold = _desk.Granted(Desk.A);

        Assert.True(_desk.Do(new SearchAction.Pause()).IsDone);

        Assert.Empty(_desk.Ask(Desk.A, 5));
        Assert.Empty(Desk.Grants(_desk.Score(Desk.A, fold), Desk.A));
        Assert.Equal(1, _desk.State.Counted.Count);
        Assert.Equal(SearchMode.Paused, _desk.State.Progress().Mode);
        Assert.False(_desk.State.HasStopped);
    }

    [Fact]
    public void A_resumed_search_hands_out_what_was_asked_for_meanwhile()
    {
        _desk.Join(Desk.A);
        _desk.Do(new SearchAction.Pause());
        _desk.Ask(Desk.A, 2);

        _desk.Do(new SearchAction.Resume());

        Assert.Equal(2, Desk.Grants(_desk.Last, Desk.A).Length);
    }

    [Fact]
    public void A_search_that_is_to_stop_has_stopped_when_what_was_handed_out_is_in()
    {
        var fold = _desk.Granted(Desk.A);

        _desk.Do(new SearchAction.StopAfterThis());
        Assert.False(_desk.State.HasStopped);
        Assert.Empty(_desk.Ask(Desk.A, 5));
        _desk.Score(Desk.A, fold);

        Assert.True(_desk.State.HasStopped);
    }

    [Fact]
    public void Whoever_thinks_better_of_it_goes_on()
    {
        _desk.Granted(Desk.A);
        _desk.Do(new SearchAction.StopAfterThis());
        _desk.Ask(Desk.A, 2);

        _desk.Do(new SearchAction.Resume());

        Assert.Single(Desk.Grants(_desk.Last, Desk.A));
        Assert.False(_desk.State.HasStopped);
    }

    [Fact]
    public void A_drained_node_gets_nothing_and_others_go_on()
    {
        _desk.Join(Desk.A);
        _desk.Join(Desk.B);

        Assert.True(_desk.Do(new SearchAction.Drain(Desk.A)).IsDone);

        Assert.Empty(_desk.Ask(Desk.A, 2));
        Assert.Equal(2, _desk.Ask(Desk.B, 2).Length);
        Assert.Equal([true, false], _desk.State.Progress().Nodes.Select(node => node.Drains));
        _desk.Do(new SearchAction.Undrain(Desk.A));
        Assert.Equal(2, Desk.Grants(_desk.Last, Desk.A).Length);
    }

    [Fact]
    public void A_node_that_is_not_there_cannot_be_drained()
    {
        Assert.False(_desk.Do(new SearchAction.Drain(new NodeId("nobody"))).IsDone);
        Assert.Empty(_desk.Last.Events);
    }

    [Fact]
    public void A_quarantined_fold_is_tried_again_alone_and_counted_once()
    {
        var fold = Quarantine();
        var before = _desk.State.Counted.Count;

        Assert.True(_desk.Do(Requeue(fold)).IsDone);

        Assert.Equal(before - 1, _desk.State.Counted.Count);
        Assert.Equal((0, 0), (_desk.State.Counted.Failed, _desk.State.Counted.Quarantined));
        Assert.Contains(new StoreWrite.FoldReopened(new FoldId(fold.Configuration, fold.Fold)), _desk.Last.Writes);
        _desk.Join(Desk.B);
        var again = Assert.Single(_desk.Ask(Desk.B, 2));
        Assert.Equal((fold.Configuration, fold.Fold), (again.Configuration, again.Fold));
        _desk.Score(Desk.B, again);
        Assert.Equal(before, _desk.State.Counted.Count);
        Assert.Equal(FoldStatus.Scored, _desk.State.Counted.Leaderboard.Lines(fold.Configuration)[fold.Fold].Status);
    }

    [Fact]
    public void A_requeued_fold_that_takes_three_more_nodes_down_is_quarantined_again()
    {
        var fold = Quarantine();
        _desk.Do(Requeue(fold));

        LoseThreeTimes(node => node == 0 ? _desk.Ask(Join("x0"), 1).Single() : _desk.Ask(Join($"x{node}"), 1).Single());

        Assert.Equal(1, _desk.State.Counted.Quarantined);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_later_run_tries_a_quarantined_fold_again_where_it_is_asked_to(bool asked)
    {
        var first = Preview.Suggest(Experiment).First();
        var quarantined = new RecordedFold(1, FoldLine.FromOutcome(new FoldOutcome.Quarantined("why")), 7, new AttemptId(1, 3));
        var outcome = new FoldOutcome.Scored(1, new LossCurves([1], [1]), SomeMetrics.Numbers(1, 1, 0));
        RecordedFold[] scored = [.. new[] { 0, 2 }.Select(fold => new RecordedFold(fold, FoldLine.FromOutcome(outcome), 5, new AttemptId(1, 1)))];
        var recorded = Recorded.Nothing() with { Frontier = 1 };
        recorded.Configurations.Add(first.Key, new RecordedConfiguration(first.Index, [.. scored, quarantined], []));

        var desk = new Desk(
            recorded, epoch: 2, retries: asked, stored: _ => new Dictionary<int, FoldOutcome.Scored> { [0] = outcome, [2] = outcome });

        var reopened = new FoldId(first.Index, 1);
        Assert.Equal(asked ? [new StoreWrite.FoldReopened(reopened)] : [], desk.Last.Writes.OfType<StoreWrite.FoldReopened>());
        Assert.Equal((asked ? 2 : 3, asked ? 0 : 1), (desk.State.Counted.Count, desk.State.Counted.Quarantined));
        desk.Join(Desk.A);
        var granted = Assert.Single(desk.Ask(Desk.A, asked ? 9 : 1));
        Assert.Equal(asked, new FoldId(granted.Configuration, granted.Fold) == reopened);
        desk.Score(Desk.A, granted);
        Assert.Equal(asked ? 3 : 4, desk.State.Counted.Count);
    }

    [Fact]
    public void Only_a_quarantined_fold_is_tried_again()
    {
        var fold = _desk.Granted(Desk.A);

        Assert.False(_desk.Do(Requeue(fold)).IsDone);
        _desk.Score(Desk.A, fold);
        Assert.False(_desk.Do(Requeue(fold)).IsDone);
        Assert.Empty(_desk.Last.Writes);
    }

    private SearchAction.Requeue Requeue(TrainFold fold) => new(Experiment.Configure(fold.Configuration, [.. fold.Choices]), fold.Fold);

    private NodeId Join(string name)
    {
        var node = new NodeId(name);
        _desk.Join(node);
        return node;
    }

    private TrainFold Quarantine()
    {
        var fold = LoseThreeTimes(node => _desk.Ask(Join($"n{node}"), 1).Single());
        Assert.Equal(1, _desk.State.Counted.Quarantined);
        return fold;
    }

    /// <summary>Three nodes take the same fold, say so and fall silent.</summary>
    private TrainFold LoseThreeTimes(Func<int, TrainFold> take)
    {
        TrainFold? fold = null;
        for (var node = 0; node < 3; node++)
        {
            fold = take(node);
            _desk.Beat(_desk.State.Progress().Nodes[^1].Node, fold.Attempt);
            _desk.Pass(Desk.Lease + TimeSpan.FromSeconds(1));
        }

        return fold!;
    }
}
