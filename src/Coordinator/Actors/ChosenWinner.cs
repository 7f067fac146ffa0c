using System.Collections.Immutable;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Actors;

/// <summary>The winner, after selection.</summary>
/// <param name="Epochs">Its folds to train again, each with the epoch at which it is scored; empty without a net.</param>
internal sealed record ChosenWinner(Selected Selected, Configuration Winner, ImmutableArray<ScoredEpoch> Epochs);
