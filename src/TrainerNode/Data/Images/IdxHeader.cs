using System.Buffers.Binary;
using System.Collections.Immutable;
using ActorSearch.Shared.Checking;

namespace ActorSearch.TrainerNode.Data.Images;

/// <summary>The header of an IDX file: four bytes that describe its content, then one big-endian count for each dimension.</summary>
/// <param name="Dimensions">Sizes, the number of items first; their product fits one array.</param>
internal sealed record IdxHeader(ImmutableArray<int> Dimensions)
{
    private const byte UnsignedBytes = 0x08;

    /// <summary>Bytes of a head with so many dimensions.</summary>
    public static int LengthFor(int dimensions) => 4 + (4 * dimensions);

    /// <summary>Bytes that follow the head.</summary>
    public int Values => Dimensions.Aggregate(1, (product, size) => product * size);

    /// <summary>Reads the head of a file of bytes with a given number of dimensions.</summary>
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
        var product = 1L;
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

        return new Checked<IdxHeader>.Right(new IdxHeader([.. sizes]));
    }

    private static string? Refusal(ReadOnlySpan<byte> magic, int dimensions, string content)
    {
        if (magic is [0, 0, UnsignedBytes, _] && magic[3] == dimensions) return null;
        var wanted = $"00-00-08-{dimensions:x2}";
        return magic switch
        {
            [0, 0, UnsignedBytes, 1] => "the file has labels, but images are needed; swap the two paths.",
            [0, 0, UnsignedBytes, 3] => "the file has images, but labels are needed; swap the two paths.",
            _ => $"this is not an IDX file of {content}: it begins with {BitConverter.ToString(magic.ToArray()).ToLowerInvariant()} "
                + $"instead of {wanted}; give an IDX file of bytes, plain or gzip.",
        };
    }

    private static Checked<IdxHeader>.Wrong Wrong(string path, string sentence) => new([new Mistake(path, sentence)]);
}
