using System.Collections.Immutable;
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

    /// <summary>What else is to be good, the metric that ranks first; empty: that metric alone.</summary>
    public ImmutableArray<Goal> Goals { get; init; } = [];

    /// <summary>What a configuration must keep to be able to win.</summary>
    public ImmutableArray<Requirement> Required { get; init; } = [];

    /// <summary>What chooses the threshold of the second of two classes; null: the most probable class is predicted.</summary>
    public ThresholdRule? Threshold { get; init; }

    /// <summary>The metrics that goals and requirements need beside the loss and the one that ranks, each once.</summary>
    public ImmutableArray<Metric> Others =>
    [
        .. Goals.Concat(Required.Select(one => one.Of)).OfType<Goal.Measured>().Select(goal => goal.Metric)
            .Where(metric => metric is not LossMetric && metric.Text != Metric.Text).DistinctBy(metric => metric.Text),
    ];

    /// <summary>The same with the classes of the data, by which metrics of one class know their index; null where the data has not all these classes.</summary>
    /// <param name="classes">Names of the classes, in order.</param>
    public SelectionSettings? Among(ImmutableArray<string> classes)
    {
        Goal? Named(Goal goal) => goal is not Goal.Measured(var metric) ? goal : metric.Among(classes) is { } named ? new Goal.Measured(named) : null;
        var (goals, required) = (Goals.Select(Named).ToList(), Required.Select(one => Named(one.Of)).ToList());
        return Metric.Among(classes) is not { } ranking || goals.Contains(null) || required.Contains(null) ? null : this with
        {
            Metric = ranking,
            Goals = [.. goals.OfType<Goal>()],
            Required = [.. Required.Zip(required, (one, of) => one with { Of = of! })],
        };
    }
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
