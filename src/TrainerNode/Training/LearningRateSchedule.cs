using ActorSearch.Shared.Arithmetic;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.TrainerNode.Training;

/// <summary>The factor on the learning rate at each step of a training: a function of the step and of the losses so far, no state.</summary>
/// <param name="Settings">Which schedule.</param>
/// <param name="Epochs">How many epochs the training may take, ≥ 1.</param>
/// <param name="StepsPerEpoch">Batches of an epoch, ≥ 1.</param>
public sealed record LearningRateSchedule(ScheduleSettings Settings, int Epochs, int StepsPerEpoch)
{
    /// <summary>The factor for one step.</summary>
    /// <param name="epoch">Counted from 0.</param>
    /// <param name="step">Within the epoch, from 0.</param>
    /// <param name="losses">The loss after each earlier epoch that a plateau is judged by; all finite.</param>
    public double Factor(int epoch, int step, ReadOnlySpan<double> losses) => Settings switch
    {
        ScheduleSettings.Constant => 1,
        ScheduleSettings.Step(var every, var factor) => Elementary.Pow(factor, epoch / every),
        ScheduleSettings.Cosine(var floor) => floor + ((1 - floor) * FallingCosine(epoch / (double)Epochs)),
        ScheduleSettings.OneCycle cycle => OneCycle(cycle, ((double)epoch * StepsPerEpoch) + step),
        ScheduleSettings.ReduceOnPlateau plateau => Elementary.Pow(plateau.Factor, Plateaus(plateau, losses)),
        _ => throw new ArgumentOutOfRangeException(nameof(epoch), Settings, "A schedule without a formula."),
    };

    private double OneCycle(ScheduleSettings.OneCycle cycle, double step)
    {
        var last = ((double)Epochs * StepsPerEpoch) - 1;
        var (start, end) = (1 / cycle.StartDivisor, 1 / (cycle.StartDivisor * cycle.EndDivisor));
        var top = (cycle.Warmup * (last + 1)) - 1;
        if (step <= top && top > 0) return 1 + ((start - 1) * FallingCosine(step / top));

        // Where the warm-up is one step at the most, the cycle begins at its top.
        return last > top ? end + ((1 - end) * FallingCosine((step - top) / (last - top))) : 1;
    }

    private static int Plateaus(ScheduleSettings.ReduceOnPlateau plateau, ReadOnlySpan<double> losses)
    {
        var (lowest, without, reductions) = (double.PositiveInfinity, 0, 0);
        foreach (var loss in losses)
        {
            if (loss < lowest * (1 - plateau.Threshold))
            {
                (lowest, without) = (loss, 0);
            }
            else if (++without > plateau.Patience)
            {
                (reductions, without) = (reductions + 1, 0);
            }
        }

        return reductions;
    }

    /// <summary>From 1 at 0 to 0 at 1.</summary>
    private static double FallingCosine(double share) => (1 + Elementary.Cos(Math.PI * share)) / 2;
}
