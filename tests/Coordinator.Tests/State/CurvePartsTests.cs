using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.Shared.Predictions;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Actors;
using ActorSearch.TrainerNode.Actors.Slots;
using static ActorSearch.Coordinator.Tests.State.Desk;

namespace ActorSearch.Coordinator.Tests.State;

/// <summary>Results of classes on their way from a node to the count.</summary>
public class CurvePartsTests
{
    private static readonly ModelMetrics Metrics = SomeMetrics.Classes([new ClassCounts(3, 2, 2), new ClassCounts(1, 2, 1)], 3);

    [Fact]
    public void Long_curves_of_classes_arrive_whole()
    {
        const int Epochs = 10_000;
        var desk = new Desk();
        var fold = desk.Granted(A);
        var curves = new LossCurves(Numbers(Epochs, 1), Numbers(Epochs, 2)) { Metrics = [new MetricCurve("r2", Numbers(Epochs, 3))] };
        var job = new SlotJob.Fold(
            fold.Attempt, Search.Experiment(Search.Noop).Configure(fold.Configuration, [.. fold.Choices]), fold.Fold);

        var messages = ResultMessages.Create(
            A, 0, job, new JobEnd.FoldDone(new FoldOutcome.Scored(7, curves, Metrics)), TimeSpan.FromSeconds(1));
        foreach (var message in messages)
        {
            desk.Hear(message);
        }

        Assert.True(messages.Count > 2);
        Assert.All(messages.OfType<CurvePart>(), part => Assert.True(3 * sizeof(double) * part.Curves.Epochs <= ProtocolVersion.LargestPart));
        var counted = Assert.IsType<FoldOutcome.Scored>(Assert.Single(desk.Last.Writes.OfType<StoreWrite.FoldCounted>()).Outcome);
        Assert.Equal(curves.Train, counted.Curves.Train);
        Assert.Equal(curves.Validation, counted.Curves.Validation);
        Assert.Equal(curves.Metric("r2"), counted.Curves.Metric("r2"));
        Assert.Equal(Metrics, counted.Metrics);
    }

    [Fact]
    public void An_accuracy_for_some_epochs_alone_is_not_counted()
    {
        var desk = new Desk();
        var fold = desk.Granted(A);

        desk.Hear(Scored(A, fold) with { Curves = new LossCurves([1, 1], [1, 1]) { Metrics = [new MetricCurve("r2", [0.5])] } });

        Assert.Empty(desk.Last.Writes.OfType<StoreWrite.FoldCounted>());
        Assert.Single(desk.Last.Events.OfType<SearchEvent.Crashed>());
    }

    [Fact]
    public void Parts_of_an_upload_that_was_broken_off_are_gone_with_its_lease()
    {
        var desk = new Desk();
        var fold = desk.Granted(A);
        Assert.Contains(desk.Hear(Part(fold, 0)).Messages, sent => sent.Message is PartAcknowledged { Part: 0 });

        desk.Pass(Lease);
        desk.Join(A, fold.Attempt);

        Assert.Contains(desk.Hear(Part(fold, 1)).Messages, sent => sent.Message is PartsMissing);
        Assert.Contains(desk.Hear(Part(fold, 0)).Messages, sent => sent.Message is PartAcknowledged { Part: 0 });
    }

    private static CurvePart Part(TrainFold fold, int part) => new(A, fold.Attempt, part, new LossCurves([1], [1]));

    private static double[] Numbers(int count, double first) => [.. Enumerable.Range(0, count).Select(i => first + (i / 16.0))];
}
