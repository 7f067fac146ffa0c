using System.Collections.Immutable;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Actors;

/// <summary>A winner that is picked.</summary>
/// <param name="Epochs">Its folds that are to be trained again, each to the epoch at which it is scored; none where there is no net to train.</param>
internal sealed record Chosen(Selected Selected, Configuration Winner, ImmutableArray<ScoredEpoch> Epochs);
