using System.Buffers.Binary;
using System.IO.Compression;
using K4os.Compression.LZ4;
using Parquet.Meta;
using Snappier;

namespace ActorSearch.TrainerNode.Data.Columnar;

/// <summary>A page of a flat column of a Parquet file, as it is stored.</summary>
/// <param name="Values">How many rows it has, with gaps.</param>
/// <param name="Encoding">Of the values: a number of the format, 0 for PLAIN and 3 for RLE.</param>
/// <param name="Levels">In RLE with one bit each: 1 for a value, 0 for a gap; empty where no row can have a gap.</param>
/// <param name="Body">The values, not compressed.</param>
internal sealed record ParquetPage(int Values, long Encoding, ReadOnlyMemory<byte> Levels, ReadOnlyMemory<byte> Body)
{
    /// <summary>Places of fields in the structures of the format (parquet.thrift).</summary>
    private const int Type = 1, Size = 2, CompressedSize = 3, First = 5, Second = 8;

    /// <summary>Kinds of pages.</summary>
    private const long Data = 0, DataV2 = 3;

    /// <summary>Reads a page with its header, and leaves the stream behind it; null for a page without rows.</summary>
    /// <param name="mostBytes">More bytes for each row are not believed.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static ParquetPage? Read(Stream content, CompressionCodec codec, bool hasLevels, int mostBytes)
    {
        var header = ThriftNumbers.Read(content);
        var stored = new byte[Checked(header.Get(0, CompressedSize), content.Length - content.Position)];
        content.ReadExactly(stored);
        switch (header.Get(0, Type))
        {
            case Data:
                var rows = Checked(header.Get(First, 1), int.MaxValue);
                ReadOnlyMemory<byte> page = Expand(codec, stored, Checked(header.Get(0, Size), 64 + ((long)rows * mostBytes)));
                if (!hasLevels) return new ParquetPage(rows, header.Get(First, 2), default, page);
                var length = Checked(BinaryPrimitives.ReadInt32LittleEndian(page.Span), page.Length - sizeof(int));
                return new ParquetPage(rows, header.Get(First, 2), page.Slice(sizeof(int), length), page[(sizeof(int) + length)..]);
            case DataV2:
                var values = Checked(header.Get(Second, 1), int.MaxValue);
                var levels = Checked(header.Get(Second, 5), stored.Length);
                var size = Checked(header.Get(0, Size) - levels, 64 + ((long)values * mostBytes));
                var isPlain = header.GetOrNull(Second, 7) == 0;
                var body = stored.AsSpan(levels).ToArray();
                return new ParquetPage(values, header.Get(Second, 4), stored.AsMemory(0, levels), isPlain ? body : Expand(codec, body, size));
            default:
                return null;
        }
    }

    private static int Checked(long size, long most) => size >= 0 && size <= most ? (int)size : throw new InvalidDataException($"a page has the size {size}");

    private static byte[] Expand(CompressionCodec codec, byte[] stored, int size)
    {
        if (codec == CompressionCodec.UNCOMPRESSED) return stored;
        var page = new byte[size];
        var length = codec switch
        {
            CompressionCodec.SNAPPY => Snappy.Decompress(stored, page),
            CompressionCodec.GZIP => ReadAll(new GZipStream(new MemoryStream(stored), CompressionMode.Decompress), page),
            CompressionCodec.BROTLI => ReadAll(new BrotliStream(new MemoryStream(stored), CompressionMode.Decompress), page),
            CompressionCodec.ZSTD => ReadZstandard(stored, page),
            CompressionCodec.LZ4_RAW => LZ4Codec.Decode(stored, page),
            _ => throw new InvalidDataException($"pages are compressed with {codec}"),
        };
        return length == size ? page : throw new InvalidDataException($"a page has {length} bytes instead of {size}");
    }

    private static int ReadAll(Stream stream, byte[] page)
    {
        using (stream) return stream.ReadAtLeast(page, page.Length, throwOnEndOfStream: false);
    }

    private static int ReadZstandard(byte[] stored, byte[] page)
    {
        using var decompressor = new ZstdSharp.Decompressor();
        return decompressor.Unwrap(stored, page);
    }
}
