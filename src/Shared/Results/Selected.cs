using ActorSearch.Shared.Experiments;

namespace ActorSearch.Shared.Results;

/// <summary>The winner of a search.</summary>
/// <param name="Rule">How it was picked.</param>
/// <param name="Configuration">Its index.</param>
/// <param name="Loss">What the rule looked at: its mean validation loss, or the lowest point of its mean validation curve.</param>
/// <param name="RefitEpochs">How long the refit on all training rows takes, ≥ 1.</param>
public sealed record Selected(SelectionRule Rule, int Configuration, double Loss, int RefitEpochs);
