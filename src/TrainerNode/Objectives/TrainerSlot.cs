using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Objectives;

/// <summary>What a slot has for its trainers.</summary>
/// <param name="Say">Takes a line for the log, on any thread, while a training runs.</param>
/// <param name="Paused">Trainings of the node that may continue.</param>
/// <param name="Leave">Takes a training that keeps its thread, on any other thread: the slot continues with new trainers on a new one.</param>
public sealed record TrainerSlot(Action<string> Say, PausedTrainings Paused, Action<LeftTraining> Leave);

/// <summary>A training that neither ended in time nor when it was cancelled: it keeps its thread, and the slot continues without them.</summary>
/// <param name="Reason">Why it failed; null: it was cancelled.</param>
/// <param name="Curves">What it had reported.</param>
public sealed record LeftTraining(string? Reason, LossCurves Curves);
