using System.Buffers.Binary;

namespace ActorSearch.TrainerNode.Data.Columnar;

/// <summary>What the library does not look at in the metadata of an Arrow file: where its schema is, and the byte order, without which it would read other numbers.</summary>
internal static class ArrowMetadata
{
    /// <summary>Places of fields in the tables of the format (Message.fbs, Schema.fbs and File.fbs).</summary>
    private const int HeaderType = 1, Header = 2, BodyLength = 3, Endianness = 0, FooterSchema = 1, DictionaryData = 1, Buffers = 2, Compression = 3;

    /// <summary>Types of headers.</summary>
    private const int Schema = 1, Dictionary = 2, Batch = 3;

    /// <summary>Bytes behind the footer of a file: its length, and the mark.</summary>
    private const int AfterFooter = sizeof(int) + 6;

    /// <summary>Whether the first message is the schema, as the format says; files of apache-arrow for JavaScript have it in the footer alone.</summary>
    /// <param name="stream">At its first message; is read beyond it.</param>
    public static bool BeginsWithSchema(Stream stream) => Message(stream) is { Length: > 0 } message && TypeOf(message) == Schema;

    /// <summary>Whether the schema that begins a stream says that its numbers are big-endian.</summary>
    /// <param name="stream">At its first message; is read beyond it.</param>
    public static bool IsBig(Stream stream) => Message(stream) is { Length: > 0 } message && Field(message, Int(message, 0), Header) is { } header && IsBig(message, header + Int(message, header));

    /// <summary>Whether the schema in the footer of a file says so.</summary>
    /// <param name="file">At any position.</param>
    public static bool IsBigByFooter(Stream file)
    {
        file.Position = file.Length - AfterFooter;
        var bytes = new byte[sizeof(int)];
        file.ReadExactly(bytes);
        var footer = new byte[Int(bytes, 0)];
        file.Position = file.Length - AfterFooter - footer.Length;
        file.ReadExactly(footer);
        return Field(footer, Int(footer, 0), FooterSchema) is { } schema && IsBig(footer, schema + Int(footer, schema));
    }

    /// <summary>The bytes that the largest batch of a file or stream takes when it is decompressed, as the batch itself says; 0 if none is compressed.</summary>
    /// <param name="stream">At its first message; is read to its end.</param>
    public static long LargestExpanded(Stream stream)
    {
        var largest = 0L;
        while (stream.Position + 8 <= stream.Length && Message(stream) is { Length: > 0 } message)
        {
            var table = Int(message, 0);
            var body = stream.Position;
            var type = TypeOf(message);
            var header = Field(message, table, Header) is { } at && type is Dictionary or Batch ? at + Int(message, at) : (int?)null;
            if (type == Dictionary && header is { } dictionary) header = Field(message, dictionary, DictionaryData) is { } data ? data + Int(message, data) : null;
            if (header is { } batch && Field(message, batch, Compression) is not null) largest = Math.Max(largest, Expanded(stream, body, message, batch));
            var length = Field(message, table, BodyLength) is { } place ? Long(message, place) : 0;
            if (length < 0 || length > stream.Length - body) throw new InvalidDataException($"a message has {length} bytes");
            stream.Position = body + length;
        }

        return largest;
    }

    /// <summary>Each compressed buffer begins with its length; −1 is that of one that is not compressed.</summary>
    private static long Expanded(Stream stream, long body, byte[] message, int batch)
    {
        if (Field(message, batch, Buffers) is not { } vector) return 0;
        var (sum, first, prefix) = (0L, vector + Int(message, vector), new byte[sizeof(long)]);
        for (var buffer = 0; buffer < Int(message, first); buffer++)
        {
            var at = first + sizeof(int) + (2 * sizeof(long) * buffer);
            if (Long(message, at + sizeof(long)) < prefix.Length) continue;
            stream.Position = body + Long(message, at);
            stream.ReadExactly(prefix);
            sum = checked(sum + Math.Max(0, Long(prefix, 0)));
        }

        return sum;
    }

    private static byte[] Message(Stream stream)
    {
        var start = new byte[8];
        stream.ReadExactly(start);

        // Streams of before 2019 have no mark before the length.
        var isMarked = Int(start, 0) == -1;
        var message = new byte[Int(start, isMarked ? 4 : 0)];
        if (!isMarked) start.AsSpan(4, Math.Min(4, message.Length)).CopyTo(message);
        stream.ReadExactly(message.AsSpan(isMarked ? 0 : Math.Min(4, message.Length)));
        return message;
    }

    private static int TypeOf(byte[] message) => Field(message, Int(message, 0), HeaderType) is { } type ? message[type] : 0;

    private static bool IsBig(byte[] message, int schema) => Field(message, schema, Endianness) is { } order && BinaryPrimitives.ReadInt16LittleEndian(message.AsSpan(order)) != 0;

    /// <summary>Where a field of a table is; null if it has its default.</summary>
    private static int? Field(byte[] message, int table, int field)
    {
        var places = table - Int(message, table);
        var entry = 4 + (2 * field);
        return entry < Short(message, places) && Short(message, places + entry) is > 0 and var offset ? table + offset : null;
    }

    private static int Int(byte[] bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));

    private static long Long(byte[] bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at));

    private static int Short(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));
}
