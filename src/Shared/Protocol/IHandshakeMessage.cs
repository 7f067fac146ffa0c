namespace ActorSearch.Shared.Protocol;

/// <summary>
/// A message that a node of another build must still be able to read, so that a mismatch ends in a sentence and not in silence. Its members
/// never change; what is new goes into a new message.
/// </summary>
public interface IHandshakeMessage : IWireMessage;
