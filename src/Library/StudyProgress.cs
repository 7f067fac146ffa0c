namespace ActorSearch;

/// <summary>How far a search is.</summary>
/// <param name="Done">Folds that have ended, those of earlier runs included.</param>
/// <param name="Folds">Folds of all configurations.</param>
/// <param name="Failed">How many of the ended ones failed.</param>
public readonly record struct StudyProgress(int Done, long Folds, int Failed);
