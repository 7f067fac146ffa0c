namespace ActorSearch.TrainerNode.Training.Schedules;

/// <summary>The formulas of schedules that are more than a line. The package for TorchSharp compiles this file into itself.</summary>
internal static class RateFormulas
{
    /// <summary>The factor of one step: up to 1 and down to almost nothing (Smith and Topin, «Super-convergence», 2018).</summary>
    /// <param name="step">Steps before it.</param>
    /// <param name="last">Steps before the last one.</param>
    /// <param name="warmup">Share of the steps that go up, in (0, 1).</param>
    /// <param name="startDivisor">The first factor is 1 divided by this, ≥ 1.</param>
    /// <param name="endDivisor">The last one is the first divided by this, ≥ 1.</param>
    /// <param name="fallingCosine">Half a cosine, from 1 at 0 to 0 at 1.</param>
    public static double OneCycle(double step, double last, double warmup, double startDivisor, double endDivisor, Func<double, double> fallingCosine)
    {
        var (start, end) = (1 / startDivisor, 1 / (startDivisor * endDivisor));
        var top = (warmup * (last + 1)) - 1;
        if (step <= top && top > 0) return 1 + ((start - 1) * fallingCosine(step / top));

        // If the warm-up is at most one step, the cycle begins at its top.
        return last > top ? end + ((1 - end) * fallingCosine((step - top) / (last - top))) : 1;
    }

    /// <summary>How often a rate is reduced because the loss did not fall for a while, like PyTorch's ReduceLROnPlateau.</summary>
    /// <param name="losses">One for each earlier epoch.</param>
    /// <param name="patience">Epochs without a fall before it is, ≥ 0; one more reduces.</param>
    /// <param name="threshold">A fall is one below the lowest loss by this share of it, in [0, 1).</param>
    public static int CountPlateaus(ReadOnlySpan<double> losses, int patience, double threshold)
    {
        var (lowest, without, reductions) = (double.PositiveInfinity, 0, 0);
        foreach (var loss in losses)
        {
            if (loss < lowest * (lowest < 0 ? 1 + threshold : 1 - threshold))
            {
                (lowest, without) = (loss, 0);
            }
            else if (++without > patience)
            {
                (reductions, without) = (reductions + 1, 0);
            }
        }

        return reductions;
    }
}
