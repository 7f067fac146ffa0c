using ActorSearch.Shared.Experiments;

namespace ActorSearch.Shared.Results.Ranking;

/// <summary>The winner of a search.</summary>
/// <param name="Rule">How it was picked.</param>
/// <param name="Configuration">Its index.</param>
/// <param name="Loss">Its mean validation loss, at the epochs at which its folds are scored.</param>
/// <param name="RefitEpochs">How long the refit on all training rows takes, ≥ 1.</param>
public sealed record Selected(SelectionRule Rule, int Configuration, double Loss, int RefitEpochs)
{
    /// <summary>Its mean of what configurations are ranked by, less being better.</summary>
    public double Cost { get; init; } = Loss;
}
