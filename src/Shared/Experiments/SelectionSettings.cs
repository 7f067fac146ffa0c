using ActorSearch.Shared.Experiments.Kinds;

namespace ActorSearch.Shared.Experiments;

/// <summary>How the winner is picked from the fold results.</summary>
public enum SelectionRule
{
    /// <summary>Best mean over folds of the score at one epoch, the same for all folds: the epoch at which that mean is best.</summary>
    OneEpoch,

    /// <summary>Best mean over folds of the score of each fold at its own best epoch.</summary>
    MeanBest,

    /// <summary>The simplest configuration (fewest parameters) within one standard error of the best mean at one epoch.</summary>
    OneStandardError,
}

/// <summary>How the winner is picked.</summary>
/// <param name="Rule">How the folds' scores decide.</param>
public sealed record SelectionSettings(SelectionRule Rule)
{
    /// <summary>What configurations are ranked by.</summary>
    public Metric Metric { get; init; } = new LossMetric();
}

/// <summary>How many epochs the refit on all training rows takes.</summary>
public abstract record RefitEpochs
{
    private RefitEpochs()
    {
    }

    /// <summary>
    /// The epoch at which the winner's folds are scored; where each has its own, their mean, rounded to the nearest, halves to even.
    /// </summary>
    public sealed record Scored : RefitEpochs;

    /// <summary>Mean of the folds' best epochs, rounded to the nearest, halves to even.</summary>
    public sealed record MeanBest : RefitEpochs;

    /// <summary>A given number, ≥ 1.</summary>
    public sealed record Fixed(int Epochs) : RefitEpochs;
}
