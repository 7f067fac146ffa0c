using System.Buffers.Binary;
using System.IO.Compression;

namespace ActorSearch.TrainerNode.Tests.Data;

/// <summary>Small IDX files for tests.</summary>
internal static class IdxBytes
{
    public static byte[] Images(int count, int height, int width, Func<int, byte> value) =>
        Of(0x08, [count, height, width], [.. Enumerable.Range(0, count * height * width).Select(value)]);

    public static byte[] Labels(params byte[] labels) => Of(0x08, [labels.Length], labels);

    public static byte[] Of(byte type, int[] dimensions, byte[] values)
    {
        var bytes = new byte[4 + (4 * dimensions.Length) + values.Length];
        bytes[2] = type;
        bytes[3] = (byte)dimensions.Length;
        for (var i = 0; i < dimensions.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 + (4 * i)), dimensions[i]);
        }

        values.CopyTo(bytes, 4 + (4 * dimensions.Length));
        return bytes;
    }

    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
