namespace ActorSearch.Shared.Experiments;

/// <summary>How the learning rate changes while training, as a factor on the optimiser's; the formulas are PyTorch's.</summary>
public abstract record ScheduleSettings
{
    private ScheduleSettings()
    {
    }

    /// <summary>The same throughout.</summary>
    public sealed record Constant : ScheduleSettings;

    /// <summary>Multiplied once every few epochs.</summary>
    /// <param name="Every">Epochs between, ≥ 1.</param>
    /// <param name="Factor">What it is multiplied by, in (0, 1).</param>
    public sealed record Step(int Every, double Factor) : ScheduleSettings;

    /// <summary>Half a cosine from 1 down to a floor, over all epochs (Loshchilov and Hutter, «SGDR», 2017, without restarts).</summary>
    /// <param name="Floor">Where it would arrive after the last epoch, in [0, 1).</param>
    public sealed record Cosine(double Floor) : ScheduleSettings;

    /// <summary>Up to the full rate and down to almost nothing, step by step (Smith and Topin, «Super-convergence», 2018).</summary>
    /// <param name="Warmup">Share of the steps that go up, in (0, 1).</param>
    /// <param name="StartDivisor">The first step has the full rate divided by this, ≥ 1.</param>
    /// <param name="EndDivisor">The last step has the first one's divided by this, ≥ 1.</param>
    public sealed record OneCycle(double Warmup, double StartDivisor, double EndDivisor) : ScheduleSettings;

    /// <summary>Multiplied when the validation loss (a refit's training loss) has not fallen for a while.</summary>
    /// <param name="Factor">What it is multiplied by, in (0, 1).</param>
    /// <param name="Patience">Epochs without a fall that are borne, ≥ 0; one more multiplies.</param>
    /// <param name="Threshold">A fall is one below the lowest loss by this share of it, in [0, 1).</param>
    public sealed record ReduceOnPlateau(double Factor, int Patience, double Threshold) : ScheduleSettings;
}
