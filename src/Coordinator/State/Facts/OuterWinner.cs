using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.State.Facts;

/// <summary>The winner of the search outside of an outer fold.</summary>
/// <param name="Selected">How it was picked; its index counts through all searches.</param>
/// <param name="Epochs">Its folds that are to be trained again; none unless the final model is made of them.</param>
public sealed record OuterWinner(Selected Selected, Configuration Winner, ImmutableArray<ScoredEpoch> Epochs);
