using System.Globalization;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Torch.Schedules;
using ActorSearch.TrainerNode.Training.Schedules;

namespace ActorSearch.TrainerNode.Tests.Objectives.Torch;

public class RateScheduleTests
{
    public static TheoryData<string, ScheduleSettings> Kinds => new()
    {
        { "constant", new ConstantRate() },
        { "step", new StepRate(3, 0.2) },
        { "cosine", new CosineRate(0.05) },
        { "one-cycle", new OneCycleRate(0.4, 10, 100) },
        { "reduce-on-plateau", new PlateauRate(0.2, 1, 0.01) },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_schedule_has_the_factors_of_the_one_for_nets(string kind, ScheduleSettings ours)
    {
        const int Epochs = 12, Steps = 5;
        double[] losses = [3, 2, 2, 1.999, 1, 1, 1, 1, 1.5, 0.5, 0.499, 0.6];
        var schedule = RateSchedule.FromTrial(Rows.Trial(
            ("training.schedule.kind", kind), ("training.schedule.every", "3"), ("training.schedule.factor", "0.2"), ("training.schedule.floor", "0.05"),
            ("training.schedule.warmup", "0.4"), ("training.schedule.start-divisor", "10"), ("training.schedule.end-divisor", "100"),
            ("training.schedule.patience", "1"), ("training.schedule.threshold", "0.01")));

        for (var step = 0; step < Epochs * Steps; step++)
        {
            var (epoch, within) = (step / Steps, step % Steps);
            var expected = ours.Factor(new SchedulePlace(epoch, within, Epochs, Steps), losses.AsSpan(0, epoch));
            Assert.Equal(expected, schedule.Factor(new StepPlace(epoch, within, Epochs, Steps), [.. losses[..epoch]]), 1e-15);
        }
    }

    [Fact]
    public void The_defaults_are_those_of_nets()
    {
        var settings = BuiltIn.Schema.All.Where(setting => setting.Path.StartsWith("training.schedule.", StringComparison.Ordinal));

        Assert.Equal(
            settings.Select(setting => $"{setting.Path} {setting.Default}").Order(StringComparer.Ordinal),
            RateSchedule.Parameters.Select(parameter => string.Create(CultureInfo.InvariantCulture, $"{parameter.Name} {parameter.Default}")).Order(StringComparer.Ordinal));
    }
}
