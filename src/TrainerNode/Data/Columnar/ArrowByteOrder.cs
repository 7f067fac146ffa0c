using System.Buffers.Binary;

namespace ActorSearch.TrainerNode.Data.Columnar;

/// <summary>The byte order of an Arrow stream. The library does not look at it, and would read other numbers.</summary>
internal static class ArrowByteOrder
{
    /// <summary>Places of fields in the tables of the format (Message.fbs and Schema.fbs).</summary>
    private const int Header = 2, Endianness = 0;

    /// <summary>Whether the schema of a stream says that its numbers are big-endian.</summary>
    /// <param name="stream">At its first byte; is read beyond the schema.</param>
    public static bool IsBig(Stream stream)
    {
        var start = new byte[8];
        stream.ReadExactly(start);

        // Streams of before 2019 have no mark before the length.
        var isMarked = Int(start, 0) == -1;
        var message = new byte[Int(start, isMarked ? 4 : 0)];
        if (!isMarked) start.AsSpan(4).CopyTo(message);
        stream.ReadExactly(message.AsSpan(isMarked ? 0 : 4));
        return message.Length > 0 && Field(message, Int(message, 0), Header) is { } header
            && Field(message, header + Int(message, header), Endianness) is { } order && BinaryPrimitives.ReadInt16LittleEndian(message.AsSpan(order)) != 0;
    }

    /// <summary>Where a field of a table is; null if it has its default.</summary>
    private static int? Field(byte[] message, int table, int field)
    {
        var places = table - Int(message, table);
        var entry = 4 + (2 * field);
        return entry < Short(message, places) && Short(message, places + entry) is > 0 and var offset ? table + offset : null;
    }

    private static int Int(byte[] bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));

    private static int Short(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));
}
