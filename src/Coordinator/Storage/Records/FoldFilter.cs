using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Storage.Records;

/// <param name="Configuration">Null: all configurations.</param>
/// <param name="Status">Null: folds of every status.</param>
public readonly record struct FoldFilter(int? Configuration, FoldStatus? Status);
