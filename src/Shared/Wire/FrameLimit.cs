using System.Runtime.Serialization;
using ActorSearch.Shared.Protocol;

namespace ActorSearch.Shared.Wire;

/// <summary>
/// The largest size of a message. Akka logs and drops what does not fit in a frame without an answer, so a sender of messages
/// that grow with the user's data checks here first and splits them.
/// </summary>
public static class FrameLimit
{
    /// <summary>Bytes of a frame; <c>maximum-frame-size</c> is the same.</summary>
    public const int Frame = 64 * 1024;

    /// <summary>Bytes of a payload: a frame less what Akka writes around it, the paths of two actors above all.</summary>
    public const int Payload = Frame - 4 * 1024;

    /// <summary>Whether a message can be sent as it is.</summary>
    /// <exception cref="SerializationException">The message is not of the protocol.</exception>
    public static bool Fits(IWireMessage message) => WireCodec.Protocol.Encode(message).Length <= Payload;
}
