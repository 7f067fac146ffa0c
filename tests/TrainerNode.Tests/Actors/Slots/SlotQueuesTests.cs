using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.Shared.Protocol;
using ActorSearch.TrainerNode.Actors;
using ActorSearch.TrainerNode.Actors.Slots;

namespace ActorSearch.TrainerNode.Tests.Actors.Slots;

public class SlotQueuesTests
{
    private static readonly Configuration Configuration =
        BuiltIn.Schema.FromSettings(new Dictionary<string, string> { ["name"] = "x", ["data.kind"] = "noisy-curve" }).Configure(0, []);

    [Fact]
    public void Trainings_go_to_the_slot_that_has_least_to_do_up_to_the_depth()
    {
        var bench = Filled(6);
        Assert.Equal([0, 1, 0, 1], StartAll(bench, depth: 2));
        Assert.Equal(6, bench.Count);
        Assert.True(bench.End(1));
        Assert.Equal([1], StartAll(bench, depth: 2));
    }

    [Fact]
    public void A_slot_reports_the_first_of_its_trainings_as_running()
    {
        var bench = Filled(3);
        StartAll(bench, depth: 2);
        Assert.Equal([0, null, 1], bench.Reports.Select(report => report.Slot));
    }

    [Fact]
    public void What_waits_behind_a_training_is_that_of_its_slot()
    {
        var bench = Filled(6);
        StartAll(bench, depth: 2);
        Assert.Equal([new AttemptId(1, 4)], bench.Behind(1));
        bench.Withdraw(new AttemptId(1, 4));
        Assert.Empty(bench.Behind(1));
        Assert.Equal([new AttemptId(1, 3)], bench.Behind(0));
    }

    [Fact]
    public void A_training_in_a_row_that_is_withdrawn_is_cancelled_and_not_handed_back()
    {
        var bench = Filled(2, slots: 1);
        StartAll(bench, depth: 2);
        Assert.Equal(new RunningAttempt(0, new AttemptId(1, 2)), bench.Withdraw(new AttemptId(1, 2)));
        Assert.True(bench.End(0));
        Assert.False(bench.End(0));
        Assert.False(bench.Has(new AttemptId(1, 2)));
    }

    [Fact]
    public void Short_trainings_stand_in_rows_and_long_ones_do_not()
    {
        var prefetch = new Prefetch(2, 64);
        Assert.Equal(1, prefetch.Depth);
        prefetch.Trained(TimeSpan.FromMicroseconds(100));
        Assert.Equal(5, prefetch.Depth);
        Enumerable.Repeat(TimeSpan.FromSeconds(1), 50).ToList().ForEach(prefetch.Trained);
        Assert.Equal(1, prefetch.Depth);
    }

    private static SlotQueues Filled(int trainings, int slots = 2)
    {
        var bench = new SlotQueues(slots);
        for (var number = 1; number <= trainings; number++)
        {
            bench.Queue(new SlotJob.Fold(new AttemptId(1, number), Configuration, 0));
        }

        return bench;
    }

    private static List<int> StartAll(SlotQueues bench, int depth)
    {
        List<int> slots = [];
        while (bench.TryStart(depth, out var slot, out _))
        {
            slots.Add(slot);
        }

        return slots;
    }
}
