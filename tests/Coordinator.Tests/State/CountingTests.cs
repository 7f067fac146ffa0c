using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;
using static ActorSearch.Coordinator.Tests.State.Desk;

namespace ActorSearch.Coordinator.Tests.State;

public class CountingTests
{
    private static readonly Experiment Experiment = Search.Experiment(Search.Noop);

    [Fact]
    public void A_result_that_comes_again_is_acknowledged_again_and_counted_once()
    {
        var desk = new Desk();
        var fold = desk.Granted(A);

        Assert.Single(desk.Score(A, fold).Writes.OfType<StoreWrite.FoldCounted>());
        var again = desk.Score(A, fold);

        Assert.Empty(again.Writes);
        Assert.Contains(again.Events, happened => happened is SearchEvent.Duplicate);
        Assert.Contains(new Outgoing(A, new ResultAcknowledged(fold.Attempt)), again.Messages);
    }

    [Fact]
    public void What_another_space_left_is_counted_before_a_node_asks_for_work()
    {
        // In a changed space nobody knows up to where it was drawn.
        var outcome = new FoldOutcome.Scored(1, new LossCurves([1], [1]), SomeMetrics.Numbers(1, 1, 0));
        var recorded = Recorded.Nothing();
        foreach (var index in new[] { 1, 3 })
        {
            var key = Experiment.Configure(index, [new Choice("model.variant", $"{index}")]).Key;
            recorded.Configurations.Add(
                key, new RecordedConfiguration(null, [.. Enumerable.Range(0, 3).Select(fold => new RecordedFold(fold, FoldLine.FromOutcome(outcome), 5, new AttemptId(1, fold + 1)))], []));
        }

        var progress = new Desk(recorded, epoch: 2).State.Progress();

        Assert.Equal((6, 6, 12), (progress.Done, progress.Earlier, progress.Folds));
    }

    [Fact]
    public void A_late_result_of_another_attempt_is_compared_and_not_counted()
    {
        var (desk, late) = Overtaken();

        var effects = desk.Score(A, late);

        Assert.Contains(effects.Events, happened => happened is SearchEvent.Stale { Compared: true });
        Assert.Empty(effects.Writes);
        Assert.Contains(new Outgoing(A, new ResultAcknowledged(late.Attempt)), effects.Messages);
    }

    [Fact]
    public void A_late_result_that_differs_is_an_error_that_is_kept()
    {
        var (desk, late) = Overtaken();

        var effects = desk.Score(A, late, loss: 2);

        Assert.Contains(effects.Events, happened => happened is SearchEvent.Differs);
        Assert.Single(effects.Writes.OfType<StoreWrite.ErrorNoted>());
    }

    [Fact]
    public void A_stale_result_that_comes_before_the_counted_one_is_compared_all_the_same()
    {
        var desk = new Desk();
        var stale = desk.Granted(A);
        desk.Pass(Lease);
        var current = desk.Granted(B);
        desk.Join(A);

        Assert.Empty(desk.Score(A, stale, loss: 2).Writes);
        Assert.Contains(desk.Score(B, current).Events, happened => happened is SearchEvent.Differs);
    }

    [Theory]
    [InlineData("avx2", "avx512", true)]
    [InlineData("avx2", "avx2", false)]
    [InlineData("", "", false)]
    [InlineData("avx2", "", false)]
    public void A_result_that_differs_is_an_error_unless_a_library_on_another_kind_of_machine_computed_it(string counted, string late, bool excused)
    {
        var desk = new Desk();
        var stale = desk.Granted(A);
        desk.Pass(Lease);
        var current = desk.Granted(B);
        desk.Hear(By(counted, Desk.Scored(B, current)));
        desk.Join(A);

        var effects = desk.Hear(By(late, Desk.Scored(A, stale, loss: 2)));

        Assert.Equal(excused, Assert.Single(effects.Events.OfType<SearchEvent.Differs>()).OtherMachine);
        Assert.Equal(excused, !effects.Writes.OfType<StoreWrite.ErrorNoted>().Any());
    }

    [Fact]
    public void So_is_one_that_came_before_the_counted_one()
    {
        var desk = new Desk();
        var stale = desk.Granted(A);
        desk.Pass(Lease);
        var current = desk.Granted(B);
        desk.Join(A);
        desk.Hear(By("avx2", Desk.Scored(A, stale, loss: 2)));

        var effects = desk.Hear(By("avx512", Desk.Scored(B, current)));

        Assert.True(Assert.Single(effects.Events.OfType<SearchEvent.Differs>()).OtherMachine);
        Assert.Empty(effects.Writes.OfType<StoreWrite.ErrorNoted>());
    }

    [Fact]
    public void The_first_node_of_each_kind_of_machine_is_told_once_and_not_the_first_kind()
    {
        var desk = new Desk();
        desk.Join(A);
        desk.Join(B);

        Assert.Empty(desk.Hear(new RequestWork(A, 1, "avx2")).Events);
        Assert.Empty(desk.Hear(new RequestWork(B, 1)).Events);
        var told = Assert.Single(desk.Hear(new RequestWork(B, 1, "avx512")).Events.OfType<SearchEvent.MachinesDiffer>());
        Assert.Equal(("b", "a"), (told.Name, told.Earlier));
        Assert.Empty(desk.Hear(new RequestWork(B, 1, "avx512")).Events);
        Assert.Empty(desk.Hear(new RequestWork(A, 1, "avx2")).Events);
    }

    [Fact]
    public void A_result_whose_parts_are_missing_is_asked_for_anew()
    {
        var desk = new Desk();
        var fold = desk.Granted(A);
        var scored = Desk.Scored(A, fold);
        scored = scored with { Work = scored.Work with { Parts = 1 }, BestEpoch = 2 };

        Assert.Contains(new Outgoing(A, new PartsMissing(fold.Attempt)), desk.Hear(scored).Messages);
        Assert.Contains(new Outgoing(A, new PartAcknowledged(fold.Attempt, 0)), desk.Hear(new CurvePart(A, fold.Attempt, 0, new LossCurves([9], [8]))).Messages);
        var counted = Assert.Single(desk.Hear(scored).Writes.OfType<StoreWrite.FoldCounted>());
        Assert.Equal([8f, 1f], Assert.IsType<FoldOutcome.Scored>(counted.Outcome).Curves.Validation);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void A_result_that_does_not_fit_is_charged_and_not_counted(int bestEpoch)
    {
        var desk = new Desk();
        var fold = desk.Granted(A);

        var effects = desk.Hear(Desk.Scored(A, fold) with { BestEpoch = bestEpoch });

        Assert.Empty(effects.Writes.OfType<StoreWrite.FoldCounted>());
        Assert.Contains(effects.Events, happened => happened is SearchEvent.Requeued { Why: AttemptState.Crashed, Lost: 1 });
    }

    [Fact]
    public void A_training_that_breaks_off_three_times_is_given_up_with_its_reason()
    {
        var desk = new Desk();
        var fold = desk.Granted(A);
        for (var time = 2; time <= 4; time++)
        {
            desk.Hear(new AttemptCrashed(A, Desk.Scored(A, fold).Work, "DivideByZeroException: no"));
            fold = desk.Ask(A, time).Concat(Grants(desk.Last, A)).First();
        }

        var line = desk.State.Counted.Leaderboard.Lines(0)[0];
        Assert.Equal(FoldStatus.Quarantined, line.Status);
        Assert.Equal(1, fold.Fold);
    }

    [Theory]
    [InlineData(ProtocolVersion.Current, "other", "run the same build on both")]
    [InlineData(ProtocolVersion.Current + 1, "build", "run the same version of ActorSearch on both")]
    [InlineData(ProtocolVersion.Current - 1, "other", "run the same version of ActorSearch on both")]
    public void A_node_of_another_build_or_protocol_is_refused_with_a_sentence_on_both_sides(int protocol, string build, string mend)
    {
        var effects = new Desk().Hear(new Register(A, "a", protocol, build, 1, "study", 0, []));

        var told = Assert.IsType<Refused>(Assert.Single(effects.Messages).Message);
        Assert.Contains(mend, told.Reason, StringComparison.Ordinal);
        Assert.Equal(new SearchEvent.NodeRefused(A, "a", told.Reason), Assert.Single(effects.Events));
    }

    [Fact]
    public void What_a_node_has_of_another_study_neither_takes_over_an_attempt_nor_is_counted()
    {
        var desk = new Desk();
        var fold = desk.Granted(A);

        // Of another study, and by chance of the same number.
        Assert.Contains(new Outgoing(B, new RegisterAgain()), desk.Score(B, fold, loss: 2).Messages);
        desk.JoinFrom("another", B, fold.Attempt);
        desk.Pass(Lease, () => desk.Beat(B));

        Assert.Equal(0, desk.State.Counted.Count);
        Assert.DoesNotContain(desk.State.Progress().Running, running => running.Node == B);
    }

    [Fact]
    public void Credit_that_is_repeated_or_overtaken_grants_nothing_twice()
    {
        var desk = new Desk();
        desk.Join(A);

        Assert.Equal(2, desk.Ask(A, 2).Length);
        Assert.Empty(desk.Ask(A, 2));
        Assert.Empty(desk.Ask(A, 1));
        Assert.Single(desk.Ask(A, 3));
    }

    [Fact]
    public void A_node_that_cannot_serve_gets_no_more_work_and_loses_what_it_had()
    {
        var desk = new Desk();
        var fold = desk.Granted(A);

        desk.Hear(new CannotServe(A, "There is no such file."));

        Assert.Empty(desk.Ask(A, 9));
        Assert.Equal(fold.Fold, desk.Granted(B).Fold);
    }

    /// <summary>A fold that A had, that B scored with loss 1.</summary>
    private static (Desk Desk, TrainFold Late) Overtaken()
    {
        var desk = new Desk();
        var late = desk.Granted(A);
        desk.Pass(Lease);
        desk.Score(B, desk.Granted(B));
        desk.Join(A);
        return (desk, late);
    }

    private static FoldScored By(string arithmetic, FoldScored scored) => scored with { Work = scored.Work with { Arithmetic = arithmetic } };
}
