using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Runtime.Serialization;
using ActorSearch.Shared.Protocol;
using Akka.Serialization;

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
    private readonly HyperionSerializer _hyperion;

    public WireCodec(WireTypes types)
    {
        ArgumentNullException.ThrowIfNull(types);
        _forms = types.Messages.ToFrozenDictionary(message => message, message => MessageForm.Create(message, types));
        _messages = _forms.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);
        _check = new FrameCheck(types);
        _hyperion = KnownTypes.Serializer(types);
    }

    /// <summary>The codec of this build's protocol.</summary>
    public static WireCodec Protocol { get; } = new(WireTypes.Protocol);

    /// <summary>The payload of a message, of any size.</summary>
    /// <exception cref="SerializationException">The message is not of the protocol.</exception>
    public byte[] Encode(IWireMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (!_forms.TryGetValue(message.GetType(), out var form))
            throw new SerializationException($"{message.GetType()} is not a message of the protocol; nothing else leaves this process.");

        var body = _hyperion.ToBinary(message);
        var payload = new byte[FormSize + body.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(payload, form.Value);
        body.CopyTo(payload, FormSize);
        WireTraffic.Sent(message.GetType(), payload.Length);
        return payload;
    }

    /// <summary>The message in a payload.</summary>
    /// <exception cref="SerializationException">It holds no message of this protocol, or more than one frame can.</exception>
    public IWireMessage Decode(byte[] payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        if (payload.Length is < FormSize or > FrameLimit.Payload)
            throw WireFrame.Refused($"it has {payload.Length} bytes");
        if (!_messages.TryGetValue(new MessageForm(BinaryPrimitives.ReadUInt64LittleEndian(payload)), out var message))
            throw WireFrame.Refused("its form is unknown; is the sender of another build?");

        _check.Check(payload.AsSpan(FormSize), message);
        var read = (IWireMessage)_hyperion.FromBinary(payload[FormSize..], message);
        WireTraffic.Received(message, payload.Length);
        return read;
    }
}
