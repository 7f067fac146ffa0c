namespace ActorSearch.Shared.Experiments.Kinds;

/// <summary>One step of a training.</summary>
/// <param name="Epoch">Counted from 0.</param>
/// <param name="Step">Within the epoch, from 0.</param>
/// <param name="Epochs">How many epochs the training may take, ≥ 1.</param>
/// <param name="StepsPerEpoch">Batches of an epoch, ≥ 1.</param>
public readonly record struct SchedulePlace(int Epoch, int Step, int Epochs, int StepsPerEpoch);
