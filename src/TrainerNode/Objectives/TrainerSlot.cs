using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Objectives;

/// <summary>What a slot has for its trainers.</summary>
/// <param name="Say">Takes a line for the log, on any thread, while a training runs.</param>
/// <param name="Paused">Trainings of the node that may continue.</param>
public sealed record TrainerSlot(Action<string> Say, PausedTrainings Paused);
