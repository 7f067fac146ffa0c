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
/// <param name="Sha256">Of the uncompressed file, so that plain and gzip are the same data; 64 lower-case hex digits.</param>
public sealed record IdxFile(ImmutableArray<int> Dimensions, string Sha256)
{
    // The best ratio of Deflate: a pair of bits encodes at most 258 bytes.
    private const long LargestExpansion = 1032;

    /// <summary>The images; null in a file of labels.</summary>
    public PackedImages? Images { get; private init; }

    /// <summary>The labels; empty in a file of images.</summary>
    public int[] Labels { get; private init; } = [];

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

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(head);
        // Labels are read at once, images one by one, each of which is packed before the next one is read.
        var part = new byte[dimensions == 1 ? header.Values : header.Values / header.Dimensions[0]];
        var packer = new ImagePacker(part.Length);
        for (var read = 0; read < header.Values; read += part.Length)
        {
            if (content.ReadAtLeast(part, part.Length, throwOnEndOfStream: false) < part.Length) return Truncated(path, header);
            hash.AppendData(part);
            if (dimensions > 1) packer.Add(part);
        }

        if (content.ReadByte() >= 0)
        {
            return Wrong(path, $"the file is longer than the {header.Values} bytes that its header announces; download it again.");
        }

        return new Checked<IdxFile>.Right(new IdxFile(header.Dimensions, Convert.ToHexStringLower(hash.GetHashAndReset()))
        {
            Images = dimensions == 1 ? null : packer.Done(),
            Labels = dimensions == 1 ? Numbers(part, header.Type) : [],
        });
    }

    private static int[] Numbers(byte[] values, IdxType type) => type switch
    {
        IdxType.SignedByte => [.. values.Select(value => (int)(sbyte)value)],
        IdxType.Int16 => [.. values.Chunk(sizeof(short)).Select(value => (int)BinaryPrimitives.ReadInt16BigEndian(value))],
        IdxType.Int32 => [.. values.Chunk(sizeof(int)).Select(value => BinaryPrimitives.ReadInt32BigEndian(value))],
        _ => [.. values.Select(value => (int)value)],
    };

    private static Checked<IdxFile>.Wrong Truncated(string path, IdxHeader header) =>
        Wrong(path, $"the file is truncated: its header announces {header.Values} bytes, but it has fewer; download it again.");

    private static Checked<IdxFile>.Wrong Wrong(string path, string sentence) => new([new Mistake(path, sentence)]);
}
