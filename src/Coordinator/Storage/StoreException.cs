namespace ActorSearch.Coordinator.Storage;

/// <summary>A store cannot be read or written. Its message is that of the library below.</summary>
/// <param name="fault">Why.</param>
/// <param name="sentence">For people: why, and what to do.</param>
/// <param name="inner">What the library below reports.</param>
public sealed class StoreException(StoreFault fault, string sentence, Exception inner) : Exception(inner.Message, inner)
{
    public StoreFault Fault => fault;

    public string Sentence => sentence;

    /// <summary>Whether the same write may succeed later.</summary>
    public bool MayPass => fault is not (StoreFault.Damaged or StoreFault.Other);
}
