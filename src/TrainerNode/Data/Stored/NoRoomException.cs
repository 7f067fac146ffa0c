using ActorSearch.Shared.Checking;

namespace ActorSearch.TrainerNode.Data.Stored;

/// <summary>A table that is too large for memory cannot be written to a file.</summary>
internal sealed class NoRoomException(string folder, Exception inner)
    : Exception($"the table is too large for memory, and its file cannot be written in {folder} ({SystemFault.Find(inner).Reason}); free some space there, or choose an output folder on another disk.", inner);
