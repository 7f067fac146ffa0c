using System.Buffers.Binary;
using System.Collections.Immutable;
using ActorSearch.Shared.Checking;

namespace ActorSearch.TrainerNode.Data.Images;

/// <summary>The header of an IDX file: four bytes that describe its content, then one big-endian count for each dimension.</summary>
/// <param name="Dimensions">Sizes, the number of items first.</param>
/// <param name="Type">Of the values: unsigned or signed bytes, or big-endian integers of 16 or 32 bits.</param>
internal sealed record IdxHeader(ImmutableArray<int> Dimensions, IdxType Type)
{

    /// <summary>Bytes of a head with so many dimensions.</summary>
    public static int LengthFor(int dimensions) => 4 + (4 * dimensions);

    /// <summary>Bytes that follow the head; they fit one array.</summary>
    public int Values => Dimensions.Aggregate(WidthOf(Type), (product, size) => product * size);

    /// <summary>Reads the head of a file of unsigned bytes, or of labels of any integers, with a given number of dimensions.</summary>
    /// <param name="path">Named in the mistake.</param>
    /// <param name="head">The first <see cref="LengthFor"/> bytes of the file, or fewer where it is shorter.</param>
    /// <param name="dimensions">1 for labels, 3 for images.</param>
    public static Checked<IdxHeader> Parse(string path, ReadOnlySpan<byte> head, int dimensions)
    {
        var content = dimensions == 1 ? "labels" : "images";
        if (head.Length >= 4 && Refusal(head[..4], dimensions, content) is { } refusal) return Wrong(path, refusal);
        if (head.Length < LengthFor(dimensions))
        {
            return Wrong(path, $"the file ends after {head.Length} bytes, within its header; download it again.");
        }

        var sizes = new int[dimensions];
        var type = (IdxType)head[2];
        long product = WidthOf(type);
        for (var i = 0; i < dimensions; i++)
        {
            var size = BinaryPrimitives.ReadUInt32BigEndian(head.Slice(4 + (4 * i), 4));
            product *= size;
            if (size == 0) return Wrong(path, $"the header announces no {content} (a size of 0); give a file with at least one.");
            if (product > Array.MaxLength)
            {
                return Wrong(path, $"the header announces more than {Array.MaxLength} bytes of {content}; give a smaller file.");
            }

            sizes[i] = (int)size;
        }

        return new Checked<IdxHeader>.Right(new IdxHeader([.. sizes], type));
    }

    private static string? Refusal(ReadOnlySpan<byte> magic, int dimensions, string content)
    {
        if (magic is [0, 0, (byte)IdxType.UnsignedByte, _] && magic[3] == dimensions) return null;
        if (magic is [0, 0, (byte)IdxType.SignedByte or (byte)IdxType.Int16 or (byte)IdxType.Int32, 1] && dimensions == 1) return null;
        var wanted = $"00-00-08-{dimensions:x2}";
        return magic switch
        {
            [0, 0, (byte)IdxType.UnsignedByte, 1] => "the file has labels, but images are needed; swap the two paths.",
            [0, 0, (byte)IdxType.UnsignedByte, 3] => "the file has images, but labels are needed; swap the two paths.",
            _ => $"this is not an IDX file of {content}: it begins with {BitConverter.ToString(magic.ToArray()).ToLowerInvariant()} "
                + $"instead of {wanted}; give an IDX file of bytes, plain or gzip.",
        };
    }

    private static int WidthOf(IdxType type) => type switch
    {
        IdxType.Int16 => sizeof(short),
        IdxType.Int32 => sizeof(int),
        _ => 1,
    };

    private static Checked<IdxHeader>.Wrong Wrong(string path, string sentence) => new([new Mistake(path, sentence)]);
}

/// <summary>The third byte of an IDX file.</summary>
internal enum IdxType : byte
{
    UnsignedByte = 0x08,
    SignedByte = 0x09,
    Int16 = 0x0b,
    Int32 = 0x0c,
}
