using ActorSearch.Abstractions;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch;

/// <summary>What a search has found.</summary>
/// <param name="Trials">All configurations with a result: first those with a rank, the best one first.</param>
/// <param name="Best">The configuration that was selected; null where none has all its folds scored.</param>
/// <param name="Digest">SHA-256 over all results: equal for equal experiments and repeatable objectives, whatever the number of slots. A study that was resumed with other settings may have another one (docs/search.md).</param>
public sealed record StudyResult(IReadOnlyList<TrialResult> Trials, TrialResult? Best, string Digest)
{
    /// <summary>The final model; null where the objective leaves none, as a function does, and where it failed.</summary>
    public FinalModel? Model { get; init; }

    /// <summary>Why trainings of the final model failed, a sentence each; empty where there is one.</summary>
    public IReadOnlyList<string> RefitFailures { get; init; } = [];
}

/// <summary>One configuration and its folds.</summary>
/// <param name="Index">From 0, in the order in which the strategy suggested them.</param>
/// <param name="Values">Its hyperparameters.</param>
/// <param name="Status">Whether all its folds are scored.</param>
/// <param name="Folds">Its folds, in order, those that were not trained included.</param>
public sealed record TrialResult(int Index, Trial Values, ConfigurationStatus Status, IReadOnlyList<FoldScore> Folds)
{
    /// <summary>From 1; equal scores share one. Null where nothing can be ranked.</summary>
    public int? Rank { get; init; }

    /// <summary>Mean over the folds of what ranks: the loss, or the metric of <see cref="ExperimentBuilder.Metric"/>. NaN unless all folds are scored.</summary>
    public double Mean { get; init; } = double.NaN;

    /// <summary>Standard error of <see cref="Mean"/>: the sample standard deviation over √folds; NaN where there is none.</summary>
    public double StandardError { get; init; } = double.NaN;
}

/// <summary>One fold of a configuration.</summary>
/// <param name="Index">Through the repeats, from 0.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Loss">Validation loss at the scored epoch; NaN unless scored.</param>
/// <param name="Epochs">How many epochs it reported.</param>
public sealed record FoldScore(int Index, FoldStatus Status, double Loss, int Epochs)
{
    /// <summary>Metrics at the best epoch, by name; empty unless scored.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();

    /// <summary>Why it is not scored, in a sentence; null where it is.</summary>
    public string? Reason { get; init; }

    /// <summary>How long its training took.</summary>
    public TimeSpan Duration { get; init; }
}
