namespace ActorSearch.Shared.Validation;

/// <summary>The rows of one training: every row is in exactly one of the two.</summary>
/// <param name="Train">Indices of the rows to train on, ascending, at least one.</param>
/// <param name="Validation">Indices of the rows to validate on, ascending, at least one.</param>
public sealed record FoldSplit(int[] Train, int[] Validation);
