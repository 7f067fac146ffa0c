using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Training;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Tests.Training;

/// <summary>Every schedule against PyTorch's own, step by step.</summary>
public class LearningRateScheduleTests
{
    private const int Epochs = 12, Steps = 5;

    [Fact]
    public void A_constant_rate_stays()
    {
        Assert.Equal(1, Factor(new ScheduleSettings.Constant(), 7, 3));
    }

    [Fact]
    public void Steps_fall_as_in_PyTorch()
    {
        var expected = EpochRates(optimizer => optim.lr_scheduler.StepLR(optimizer, 4, 0.3));

        Assert.Equal(expected, OurEpochs(new ScheduleSettings.Step(4, 0.3)), Close);
        Assert.Equal(0.09, Factor(new ScheduleSettings.Step(4, 0.3), 8, 4), 12);
    }

    [Fact]
    public void A_cosine_falls_as_in_PyTorch()
    {
        var expected = EpochRates(optimizer => optim.lr_scheduler.CosineAnnealingLR(optimizer, Epochs, 0.1));

        Assert.Equal(expected, OurEpochs(new ScheduleSettings.Cosine(0.1)), Close);
    }

    [Fact]
    public void One_cycle_turns_as_in_PyTorch()
    {
        var expected = Rates(
            Epochs * Steps,
            optimizer => optim.lr_scheduler.OneCycleLR(optimizer, 1, total_steps: Epochs * Steps, cycle_momentum: false));
        var cycle = new ScheduleSettings.OneCycle(0.3, 25, 1e4);

        var ours = Enumerable.Range(0, Epochs * Steps).Select(step => Factor(cycle, step / Steps, step % Steps));

        Assert.Equal(expected, ours, Close);
        Assert.Equal(1 / 25.0, Factor(cycle, 0, 0), 12);
        Assert.Equal(1 / 25e4, Factor(cycle, Epochs - 1, Steps - 1), 12);
    }

    [Fact]
    public void One_cycle_of_a_single_step_is_a_plain_step()
    {
        var only = new LearningRateSchedule(new ScheduleSettings.OneCycle(0.3, 25, 1e4), 1, 1);

        Assert.True(only.Factor(0, 0, []) is > 0 and <= 1);
    }

    [Fact]
    public void A_plateau_reduces_once_patience_is_over_and_counts_anew()
    {
        var plateau = new ScheduleSettings.ReduceOnPlateau(0.5, Patience: 1, Threshold: 0.01);
        float[] losses = [1, 0.5f, 0.499f, 0.6f, 0.4f, 0.7f, 0.7f, 0.7f, 0.7f];

        var factors = Enumerable.Range(0, losses.Length + 1).Select(epoch => Factor(plateau, epoch, 0, losses[..epoch]));

        Assert.Equal([1, 1, 1, 1, 0.5, 0.5, 0.5, 0.25, 0.25, 0.125], factors);
    }

    private static bool Close(double expected, double actual) => Math.Abs(expected - actual) <= 1e-9;

    private static double Factor(ScheduleSettings settings, int epoch, int step, params float[] losses) =>
        new LearningRateSchedule(settings, Epochs, Steps).Factor(epoch, step, losses);

    private static double[] OurEpochs(ScheduleSettings settings) => [.. Enumerable.Range(0, Epochs).Select(epoch => Factor(settings, epoch, 0))];

    private static double[] EpochRates(Func<optim.Optimizer, optim.lr_scheduler.LRScheduler> schedule) => Rates(Epochs, schedule);

    private static double[] Rates(int steps, Func<optim.Optimizer, optim.lr_scheduler.LRScheduler> schedule)
    {
        using var parameter = new TorchSharp.Modules.Parameter(zeros(1));
        using var optimizer = optim.SGD([parameter], 1);
        var scheduler = schedule(optimizer);
        var rates = new double[steps];
        for (var i = 0; i < steps; i++)
        {
            rates[i] = optimizer.ParamGroups.First().LearningRate;
            optimizer.step();
            scheduler.step();
        }

        return rates;
    }
}
