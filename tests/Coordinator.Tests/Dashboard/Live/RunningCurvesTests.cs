using ActorSearch.Coordinator.Dashboard.Live;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Protocol;

namespace ActorSearch.Coordinator.Tests.Dashboard.Live;

/// <summary>The losses of running trainings, from what nodes report of them.</summary>
public class RunningCurvesTests
{
    private readonly RunningCurves _curves = new();

    [Fact]
    public void A_curve_grows_with_each_epoch_that_is_reported_once()
    {
        Report(At(1, 1, 0.5));
        Report(At(1, 1, 0.5));
        Report(At(1, 4, 0.25));

        var curve = Assert.Single(_curves.Now());
        Assert.Equal([1, 4], curve.Epochs);
        Assert.Equal([0.5, 0.25], curve.Losses);
    }

    [Fact]
    public void What_ended_is_forgotten_and_what_has_no_epoch_or_no_finite_loss_is_not_there()
    {
        Report(At(1, 1, 0.5), At(2, 0, double.NaN), At(3, 2, double.PositiveInfinity));
        Report(At(4, 1, 0.7));

        Assert.Equal(4, Assert.Single(_curves.Now()).Fold.Configuration);
    }

    [Fact]
    public void Of_many_trainings_and_of_many_epochs_some_are_kept()
    {
        for (var epoch = 1; epoch <= 2000; epoch++)
        {
            var now = epoch;
            Report([.. Enumerable.Range(0, 30).Select(number => At(number, now, 1.0 / now))]);
        }

        Assert.Equal(Enumerable.Range(0, 12), _curves.Now().Select(curve => curve.Fold.Configuration));
        Assert.All(_curves.Now(), curve => Assert.InRange(curve.Epochs.Length, 200, 400));
        Assert.All(_curves.Now(), curve => Assert.Equal((1, 2000), (curve.Epochs[0], curve.Epochs[^1])));
    }

    private void Report(params RunningWork[] running) => _curves.Take(new SearchProgress(12, 0, 0, 0, null, 0, 0, [], [.. running], null));

    private static RunningWork At(int number, int epoch, double loss)
    {
        var attempt = new AttemptId(1, number);
        return new RunningWork(new WorkUnit.Fold(new(number, 0)), attempt, new NodeId("n"), new HeldAttempt(attempt, number, epoch, loss));
    }
}
