using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Runtime.Serialization;
using ActorSearch.Shared.Protocol;
using Hyperion;

namespace ActorSearch.Shared.Wire;

/// <summary>
/// Messages to payloads and back: eight bytes that name the message's form, then Hyperion's. Safe for use from many threads at once.
/// </summary>
public sealed class WireCodec
{
    private const int FormSize = sizeof(ulong);

    private readonly FrozenDictionary<Type, MessageForm> _forms;
    private readonly FrozenDictionary<MessageForm, Type> _messages;
    private readonly FrameCheck _check;
    private readonly Serializer _hyperion;

    public WireCodec(WireTypes types)
    {
        ArgumentNullException.ThrowIfNull(types);
        _forms = types.Messages.ToFrozenDictionary(message => message, message => MessageForm.Of(message, types));
        _messages = _forms.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);
        _check = new FrameCheck(types);
        _hyperion = new Serializer(new SerializerOptions(
            versionTolerance: false,
            preserveObjectReferences: false,
            surrogates: null,
            serializerFactories: null,
            knownTypes: types.Known,
            ignoreISerializable: true,
            packageNameOverrides: null,
            disallowUnsafeTypes: true,
            typeFilter: new AllowedTypes(types)));
    }

    /// <summary>The codec of this build's protocol.</summary>
    public static WireCodec Protocol { get; } = new(WireTypes.Protocol);

    /// <summary>The payload of a message, of any size.</summary>
    /// <exception cref="SerializationException">The message is not of the protocol.</exception>
    public byte[] Encode(IWireMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (!_forms.TryGetValue(message.GetType(), out var form))
            throw new SerializationException($"{message.GetType()} is no message of the protocol; nothing else leaves this process.");

        using var stream = new MemoryStream();
        Span<byte> start = stackalloc byte[FormSize];
        BinaryPrimitives.WriteUInt64LittleEndian(start, form.Value);
        stream.Write(start);
        _hyperion.Serialize(message, stream);
        WireTraffic.Sent(message.GetType(), (int)stream.Length);
        return stream.ToArray();
    }

    /// <summary>The message in a payload.</summary>
    /// <exception cref="SerializationException">It holds no message of this protocol, or more than one frame can.</exception>
    public IWireMessage Decode(byte[] payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        if (payload.Length is < FormSize or > FrameLimit.Payload)
            throw Frame.Refused($"it has {payload.Length} bytes");
        if (!_messages.TryGetValue(new MessageForm(BinaryPrimitives.ReadUInt64LittleEndian(payload)), out var message))
            throw Frame.Refused("its form is unknown; is the sender of another build?");

        _check.Check(payload.AsSpan(FormSize), message);
        try
        {
            using var stream = new MemoryStream(payload, FormSize, payload.Length - FormSize, writable: false);
            var read = (IWireMessage)_hyperion.Deserialize(stream);
            WireTraffic.Received(message, payload.Length);
            return read;
        }
        catch (Exception exception) when (exception is not SerializationException)
        {
            throw new SerializationException($"The frame is no message of this protocol: {exception.Message}", exception);
        }
    }
}
