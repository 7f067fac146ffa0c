using System.Runtime.Serialization;
using ActorSearch.Shared.Protocol;
using Akka.Actor;
using AkkaSerializer = Akka.Serialization.Serializer;

namespace ActorSearch.Shared.Wire;

/// <summary>Akka's way to our messages; bound to <see cref="IWireMessage"/> alone.</summary>
public sealed class WireSerializer : AkkaSerializer
{
    private readonly WireCodec _codec;

    /// <summary>For this build's protocol; Akka calls it by reflection.</summary>
    public WireSerializer(ExtendedActorSystem system)
        : this(system, WireCodec.Protocol)
    {
    }

    public WireSerializer(ExtendedActorSystem system, WireCodec codec)
        : base(system)
    {
        _codec = codec;
    }

    /// <summary>The number that Hyperion has among Akka's serializers.</summary>
    public override int Identifier => -5;

    /// <inheritdoc/>
    public override bool IncludeManifest => false;

    /// <inheritdoc/>
    /// <exception cref="MessageTooLargeException">It does not fit in a frame.</exception>
    /// <exception cref="SerializationException">It is not of the protocol.</exception>
    public override byte[] ToBinary(object obj)
    {
        if (obj is not IWireMessage message)
            throw new SerializationException($"{obj?.GetType()} is not a message of the protocol; nothing else leaves this process.");
        var payload = _codec.Encode(message);
        return payload.Length <= FrameLimit.Payload ? payload : throw new MessageTooLargeException(message.GetType(), payload.Length);
    }

    /// <inheritdoc/>
    /// <exception cref="SerializationException">It holds no message of the protocol.</exception>
    public override object FromBinary(byte[] bytes, Type type) => _codec.Decode(bytes);
}
