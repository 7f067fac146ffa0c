using System.Runtime.Serialization;

namespace ActorSearch.Shared.Wire;

/// <summary>
/// A message above <see cref="FrameLimit.Payload"/> was sent without asking <see cref="FrameLimit.Fits"/>: a bug of the sender.
/// </summary>
public sealed class MessageTooLargeException(Type message, int bytes)
    : SerializationException($"{message} has {bytes} bytes and a frame carries at most {FrameLimit.Payload}: its sender has to split it.");
