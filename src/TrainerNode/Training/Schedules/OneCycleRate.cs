using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Training.Schedules;

/// <summary>Up to the full rate and down to almost nothing, step by step (Smith and Topin, «Super-convergence», 2018).</summary>
/// <param name="Warmup">Share of the steps that go up, in (0, 1).</param>
/// <param name="StartDivisor">The first step has the full rate divided by this, ≥ 1.</param>
/// <param name="EndDivisor">The last step has the first one's divided by this, ≥ 1.</param>
public sealed record OneCycleRate(double Warmup, double StartDivisor, double EndDivisor) : ScheduleSettings
{
    private static readonly Setting<double> Rise =
        Define.Share("training.schedule.warmup", SettingScope.Training, 0.3, "Share of the steps in which the rate rises.", fromNothing: false);

    private static readonly Setting<double> Start =
        Define.Number("training.schedule.start-divisor", SettingScope.Training, 25, "The first rate is the learning rate divided by this.", atLeast: 1);

    private static readonly Setting<double> End =
        Define.Number("training.schedule.end-divisor", SettingScope.Training, 10000, "The last rate is the first rate divided by this.", atLeast: 1);

    public static readonly Kind<ScheduleSettings> Kind = new(
        "one-cycle", values => new OneCycleRate(values.Get(Rise), values.Get(Start), values.Get(End)), Rise, Start, End);

    /// <inheritdoc/>
    public override double Factor(SchedulePlace at, ReadOnlySpan<double> losses) => RateFormulas.OneCycle(
        ((double)at.Epoch * at.StepsPerEpoch) + at.Step, ((double)at.Epochs * at.StepsPerEpoch) - 1, Warmup, StartDivisor, EndDivisor, FallingCosine.At);
}
