using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace ActorSearch.TrainerNode.Onnx.Graphs;

/// <summary>
/// A message in the binary form of protocol buffers, field after field. ONNX needs integers, 32-bit floats, texts, bytes and messages in messages; each
/// field is preceded by its number and its wire type (0: varint, 2: length and bytes, 5: four bytes).
/// </summary>
internal sealed class ProtoMessage
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public ProtoMessage Number(int field, long value)
    {
        Varint((ulong)field << 3);
        Varint((ulong)value);
        return this;
    }

    public ProtoMessage Single(int field, float value)
    {
        Varint(((ulong)field << 3) | 5);
        Span<byte> four = stackalloc byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(four, value);
        _bytes.Write(four);
        return this;
    }

    public ProtoMessage Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public ProtoMessage Bytes(int field, ReadOnlySpan<byte> value)
    {
        Varint(((ulong)field << 3) | 2);
        Varint((ulong)value.Length);
        _bytes.Write(value);
        return this;
    }

    public ProtoMessage Message(int field, ProtoMessage message) => Bytes(field, message.Written);

    public ProtoMessage Messages(int field, IEnumerable<ProtoMessage> messages)
    {
        foreach (var message in messages) Message(field, message);
        return this;
    }

    public ProtoMessage Texts(int field, IEnumerable<string> values)
    {
        foreach (var value in values) Text(field, value);
        return this;
    }

    public byte[] ToArray() => Written.ToArray();

    private ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    private void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7) _bytes.Write([(byte)(value | 0x80)]);
        _bytes.Write([(byte)value]);
    }
}
