using System.Buffers.Binary;
using System.Runtime.Serialization;
using System.Text;

namespace ActorSearch.Shared.Wire;

/// <summary>A place in a payload; every read is bounded by the bytes that are left.</summary>
internal ref struct WireFrame
{
    /// <summary>A string's length plus one is in one byte; this value means that four bytes follow instead.</summary>
    private const byte LongString = 255;

    private ReadOnlySpan<byte> _rest;
    private List<Type>? _named;

    public WireFrame(ReadOnlySpan<byte> payload)
    {
        _rest = payload;
    }

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public static SerializationException Refused(string why) => new($"The frame is not a message of this protocol: {why}.");

    public ReadOnlySpan<byte> Take(int bytes)
    {
        if (bytes > _rest.Length)
            throw Refused("it ends too early");
        var taken = _rest[..bytes];
        _rest = _rest[bytes..];
        return taken;
    }

    public void Skip(int bytes) => Take(bytes);

    public byte Byte() => Take(1)[0];

    /// <summary>A count of things of at least one byte each, so never above the bytes that are left.</summary>
    public int Length()
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));
        if (length < 0 || length > _rest.Length)
            throw Refused($"it claims a length of {length} and has {_rest.Length} bytes left");
        return length;
    }

    public void String(bool mayBeNull)
    {
        var length = Byte();
        if (length == 0 && !mayBeNull)
            throw Refused("a string is missing");
        if (length > 0)
            Skip(length == LongString ? Length() : length - 1);
    }

    public string Name() => Encoding.UTF8.GetString(Take(Length()));

    public void Remember(Type type) => (_named ??= []).Add(type);

    public readonly Type Remembered(int index) =>
        _named is not null && index < _named.Count ? _named[index] : throw Refused("it refers to a type that it has not named");
}
