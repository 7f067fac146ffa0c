using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.TrainerNode.Training;
using ActorSearch.TrainerNode.Training.Schedules;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Tests.Training;

/// <summary>Every schedule against PyTorch's own, step by step.</summary>
public class LearningRateScheduleTests
{
    private const int Epochs = 12, Steps = 5;

    [Fact]
    public void A_constant_rate_stays()
    {
        Assert.Equal(1, Factor(new ConstantRate(), 7, 3));
    }

    [Fact]
    public void Steps_fall_as_in_PyTorch()
    {
        var expected = EpochRates(optimizer => optim.lr_scheduler.StepLR(optimizer, 4, 0.3));

        Assert.Equal(expected, OurEpochs(new StepRate(4, 0.3)), Close);
        Assert.Equal(0.09, Factor(new StepRate(4, 0.3), 8, 4), 12);
    }

    [Fact]
    public void A_cosine_falls_as_in_PyTorch()
    {
        var expected = EpochRates(optimizer => optim.lr_scheduler.CosineAnnealingLR(optimizer, Epochs, 0.1));

        Assert.Equal(expected, OurEpochs(new CosineRate(0.1)), Close);
    }

    [Fact]
    public void One_cycle_turns_as_in_PyTorch()
    {
        var expected = Rates(
            Epochs * Steps,
            optimizer => optim.lr_scheduler.OneCycleLR(optimizer, 1, total_steps: Epochs * Steps, cycle_momentum: false));
        var cycle = new OneCycleRate(0.3, 25, 1e4);

        var ours = Enumerable.Range(0, Epochs * Steps).Select(step => Factor(cycle, step / Steps, step % Steps));

        Assert.Equal(expected, ours, Close);
        Assert.Equal(1 / 25.0, Factor(cycle, 0, 0), 12);
        Assert.Equal(1 / 25e4, Factor(cycle, Epochs - 1, Steps - 1), 12);
    }

    [Fact]
    public void One_cycle_of_a_single_step_is_a_plain_step()
    {
        var only = new LearningRateSchedule(new OneCycleRate(0.3, 25, 1e4), 1, 1);

        Assert.True(only.Factor(0, 0, []) is > 0 and <= 1);
    }

    [Fact]
    public void Every_factor_is_a_share_of_the_rate_however_few_steps_there_are()
    {
        double[] warmups = [0.01, 0.1, 0.2, 0.3, 1 / 3.0, 0.5, 0.9, 0.999];
        ScheduleSettings[] schedules =
        [
            new ConstantRate(), new StepRate(1, 0.5), new CosineRate(0), new CosineRate(0.1),
            new PlateauRate(0.5, 0, 0), .. warmups.Select(warmup => new OneCycleRate(warmup, 25, 1e4)),
        ];
        foreach (var (epochs, steps) in new[] { (1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (1, 10), (2, 5), (5, 2), (10, 1) })
        {
            foreach (var settings in schedules)
            {
                var schedule = new LearningRateSchedule(settings, epochs, steps);
                var losses = new double[epochs];
                for (var step = 0; step < epochs * steps; step++)
                {
                    var factor = schedule.Factor(step / steps, step % steps, losses.AsSpan(0, step / steps));
                    Assert.True(factor is > 0 and <= 1, $"{settings} has the factor {factor} at step {step} of {epochs} × {steps}.");
                }
            }
        }
    }

    [Fact]
    public void One_cycle_whose_warm_up_is_one_step_begins_at_its_top()
    {
        var cycle = new LearningRateSchedule(new OneCycleRate(0.1, 25, 1e4), 5, 2);

        Assert.Equal(1, cycle.Factor(0, 0, []));
        Assert.Equal(1 / 25e4, cycle.Factor(4, 1, []), 12);
    }

    [Fact]
    public void A_plateau_reduces_as_in_PyTorch()
    {
        double[] losses = [1, 0.9f, 0.95f, 0.9f, 0.8995f, 0.91f, 0.5f, 0.51f, 0.52f, 0.53f, 0.54f, 0.55f, 0.4f, 0.4f, 0.4f, 0.4f];
        foreach (var (patience, threshold) in new[] { (0, 0.0), (1, 0.01), (2, 0.0001) })
        {
            using var parameter = new TorchSharp.Modules.Parameter(zeros(1));
            using var optimizer = optim.SGD([parameter], 1);
            var scheduler = optim.lr_scheduler.ReduceLROnPlateau(optimizer, factor: 0.5, patience: patience, threshold: threshold);
            var plateau = new PlateauRate(0.5, patience, threshold);
            for (var epoch = 0; epoch < losses.Length; epoch++)
            {
                Assert.Equal(optimizer.ParamGroups.First().LearningRate, Factor(plateau, epoch, 0, losses[..epoch]), 9);
                optimizer.step();
                scheduler.step(losses[epoch]);
            }
        }
    }

    [Fact]
    public void A_plateau_reduces_once_patience_is_over_and_counts_anew()
    {
        var plateau = new PlateauRate(0.5, Patience: 1, Threshold: 0.01);
        double[] losses = [1, 0.5f, 0.499f, 0.6f, 0.4f, 0.7f, 0.7f, 0.7f, 0.7f];

        var factors = Enumerable.Range(0, losses.Length + 1).Select(epoch => Factor(plateau, epoch, 0, losses[..epoch]));

        Assert.Equal([1, 1, 1, 1, 0.5, 0.5, 0.5, 0.25, 0.25, 0.125], factors);
    }

    private static bool Close(double expected, double actual) => Math.Abs(expected - actual) <= 1e-9;

    private static double Factor(ScheduleSettings settings, int epoch, int step, params double[] losses) =>
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
