namespace ActorSearch.Coordinator.Storage;

/// <summary>Why a store failed.</summary>
public enum StoreFault
{
    /// <summary>None of the others: a broken rule of the store, thus a bug.</summary>
    Other,
    Full,
    ReadOnly,
    CannotOpen,
    InputOutput,

    /// <summary>Another program holds it.</summary>
    Busy,
    NoMemory,
    Damaged,
}
