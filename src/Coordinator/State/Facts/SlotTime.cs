namespace ActorSearch.Coordinator.State.Facts;

/// <summary>Where a result was trained, and how long. A quarantined unit of work has none.</summary>
/// <param name="Slot">Of its node, from 0.</param>
/// <param name="Milliseconds">Of the training alone, ≥ 0.</param>
public sealed record SlotTime(int Slot, int Milliseconds);
