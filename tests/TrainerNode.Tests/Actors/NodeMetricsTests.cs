using ActorSearch.Shared.Metrics;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Search.Walks;
using ActorSearch.TrainerNode.Actors;
using ActorSearch.TrainerNode.Actors.Slots;

namespace ActorSearch.TrainerNode.Tests.Actors;

public sealed class NodeMetricsTests : NodeActorTest
{
    [Fact]
    public void Trainings_are_counted_by_how_they_end_and_those_with_a_result_are_timed()
    {
        using var metrics = new NodeMetrics(slots: 2);
        using var collector = new MetricsCollector(meter => meter == metrics.Meter);
        var curves = new LossCurves([1, 2, 3], [1, 2, 3]);
        var job = new SlotJob.Fold(new AttemptId(1, 1), Preview.Suggest(Experiment()).First(), 0);

        End(new JobEnd.FoldDone(new FoldOutcome.Scored(1, curves, SomeMetrics.Numbers(0, 0, 0))));
        End(new JobEnd.FoldDone(new FoldOutcome.Failed("why", curves)));
        End(new JobEnd.Cancelled());
        End(new JobEnd.Crashed(new InvalidOperationException()));

        var read = collector.Collect().ToDictionary(family => family.Name);
        Assert.Equal(
            [("cancelled", 1), ("crashed", 1), ("failed", 1), ("scored", 1)],
            read["actorsearch.node.trainings"].Series.Select(series => (series.Tags.Single(tag => tag.Name == "status").Value, series.Value)).Order());
        Assert.Equal(6, Assert.Single(read["actorsearch.node.epochs"].Series).Value);
        Assert.Equal((2, 4), (Assert.Single(read["actorsearch.node.training.duration"].Series).Buckets.Sum(), read["actorsearch.node.training.duration"].Series[0].Sum));

        void End(JobEnd end) => metrics.Ended(new SlotTold.Ended(job, end, TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public void What_the_node_has_is_that_of_the_moment()
    {
        using var metrics = new NodeMetrics(slots: 3);
        using var collector = new MetricsCollector(meter => meter == metrics.Meter);
        var work = new SlotQueues(3);
        var configuration = Preview.Suggest(Experiment()).First();
        foreach (var number in Enumerable.Range(1, 5))
        {
            work.Queue(new SlotJob.Fold(new AttemptId(1, number), configuration, 0));
        }

        work.TryStart(1, out _, out _);
        work.TryStart(1, out _, out _);

        metrics.Look(work, kept: 4, isRegistered: true);

        var read = collector.Collect().ToDictionary(family => family.Name);
        Assert.Equal([2, 1], read["actorsearch.node.slots"].Series.Select(series => series.Value));
        Assert.Equal(2.0 / 3, Value("slots.utilisation"));
        Assert.Equal((3, 4, 1), (Value("waiting"), Value("outbox"), Value("registered")));

        double Value(string name) => Assert.Single(read[$"actorsearch.node.{name}"].Series).Value;
    }
}
