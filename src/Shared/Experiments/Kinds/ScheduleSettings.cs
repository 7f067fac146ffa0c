namespace ActorSearch.Shared.Experiments.Kinds;

/// <summary>How the learning rate changes while training, as a factor on the optimiser's: a function of the step and of the losses so far.</summary>
public abstract record ScheduleSettings
{
    /// <summary>The factor for one step.</summary>
    /// <param name="at">Which step of how many.</param>
    /// <param name="losses">The loss after each earlier epoch that a plateau is judged by; all finite.</param>
    public abstract double Factor(SchedulePlace at, ReadOnlySpan<double> losses);
}
