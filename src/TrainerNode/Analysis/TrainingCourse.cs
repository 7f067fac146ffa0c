using ActorSearch.Shared.Results;

namespace ActorSearch.TrainerNode.Analysis;

/// <summary>One training's course.</summary>
/// <param name="Name">Which: <c>refit</c>, or <c>fold 0</c>.</param>
/// <param name="Curves">Losses an epoch; a refit has no validation.</param>
public sealed record TrainingCourse(string Name, LossCurves Curves);
