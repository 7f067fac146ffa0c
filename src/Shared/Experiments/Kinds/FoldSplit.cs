namespace ActorSearch.Shared.Experiments.Kinds;

/// <summary>The rows of one training; no row is in both.</summary>
/// <param name="Train">Indices of the rows to train on, ascending, at least one.</param>
/// <param name="Validation">Indices of the rows to validate on, ascending, at least one.</param>
public sealed record FoldSplit(int[] Train, int[] Validation);
