using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Data.Files;

namespace ActorSearch.TrainerNode.Data.Images;

/// <summary>
/// One IDX file, the format of MNIST (LeCun, Cortes and Burges, «The MNIST database of handwritten digits»), plain or gzip.
/// </summary>
/// <param name="Dimensions">Sizes, the number of items first.</param>
/// <param name="Values">All of them as bytes, the last dimension varying fastest.</param>
/// <param name="Sha256">Of the uncompressed file, so that plain and gzip are the same data; 64 lower-case hex digits.</param>
public sealed record IdxFile(ImmutableArray<int> Dimensions, byte[] Values, string Sha256)
{
    // The best ratio of Deflate: a pair of bits encodes at most 258 bytes.
    private const long LargestExpansion = 1032;

    /// <summary>What the values are.</summary>
    internal IdxType Type { get; private init; } = IdxType.UnsignedByte;

    /// <summary>The values as numbers.</summary>
    public int[] Numbers() => Type switch
    {
        IdxType.SignedByte => [.. Values.Select(value => (int)(sbyte)value)],
        IdxType.Int16 => [.. Values.Chunk(sizeof(short)).Select(value => (int)BinaryPrimitives.ReadInt16BigEndian(value))],
        IdxType.Int32 => [.. Values.Chunk(sizeof(int)).Select(value => BinaryPrimitives.ReadInt32BigEndian(value))],
        _ => [.. Values.Select(value => (int)value)],
    };

    /// <summary>Reads a file of images: count × height × width.</summary>
    public static Checked<IdxFile> ReadImages(string path) => Read(path, dimensions: 3);

    /// <summary>Reads a file of labels: count.</summary>
    public static Checked<IdxFile> ReadLabels(string path) => Read(path, dimensions: 1);

    private static Checked<IdxFile> Read(string path, int dimensions)
    {
        if (Directory.Exists(path)) return Wrong(path, "this is a folder; name an IDX file, plain or gzip.");
        if (!File.Exists(path)) return Wrong(path, "there is no such file; name an IDX file, plain or gzip.");
        try
        {
            using var file = File.OpenRead(path);
            if (!IsGzip(file)) return Parse(path, file, dimensions, file.Length);
            using var unpacked = new GzipContent(file);
            return Parse(path, unpacked, dimensions, file.Length * LargestExpansion);
        }
        catch (InvalidDataException)
        {
            return Wrong(path, "the gzip data is damaged or truncated; download the file again.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Wrong(path, $"the file cannot be read: {SystemFault.Find(failure).Sentence}.");
        }
    }

    private static bool IsGzip(FileStream file)
    {
        Span<byte> magic = stackalloc byte[2];
        var isGzip = file.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic is [0x1f, 0x8b];
        file.Position = 0;
        return isGzip;
    }

    /// <param name="atMost">Most bytes of content: a wrong header must not make us reserve memory.</param>
    private static Checked<IdxFile> Parse(string path, Stream content, int dimensions, long atMost)
    {
        Span<byte> head = stackalloc byte[IdxHeader.LengthFor(dimensions)];
        var headLength = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var parsed = IdxHeader.Parse(path, head[..headLength], dimensions);
        if (parsed is Checked<IdxHeader>.Wrong wrong) return new Checked<IdxFile>.Wrong(wrong.Mistakes);
        var header = ((Checked<IdxHeader>.Right)parsed).Value;
        if (header.Values > atMost) return Truncated(path, header);

        var values = new byte[header.Values];
        if (content.ReadAtLeast(values, values.Length, throwOnEndOfStream: false) < values.Length) return Truncated(path, header);
        if (content.ReadByte() >= 0)
        {
            return Wrong(path, $"the file is longer than the {header.Values} bytes that its header announces; download it again.");
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(head);
        hash.AppendData(values);
        return new Checked<IdxFile>.Right(new IdxFile(header.Dimensions, values, Convert.ToHexStringLower(hash.GetHashAndReset())) { Type = header.Type });
    }

    private static Checked<IdxFile>.Wrong Truncated(string path, IdxHeader header) =>
        Wrong(path, $"the file is truncated: its header announces {header.Values} bytes, but it has fewer; download it again.");

    private static Checked<IdxFile>.Wrong Wrong(string path, string sentence) => new([new Mistake(path, sentence)]);
}
