using System.Buffers.Binary;
using System.IO.Compression;

namespace ActorSearch.Coordinator.Reporting.Html.Pictures;

/// <summary>Writes pictures of up to 256 colours as PNG (W3C, «Portable Network Graphics», colour type 3): every browser shows them, also on paper.</summary>
internal static class Png
{
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];
    private static readonly uint[] Crc = [.. Enumerable.Range(0, 256).Select(i => CrcOf((uint)i))];

    /// <summary>The bytes of a picture.</summary>
    /// <param name="picture">Its pixels.</param>
    /// <param name="palette">What its numbers look like.</param>
    public static byte[] Write(Picture picture, Palette palette)
    {
        using var png = new MemoryStream();
        png.Write(Signature);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), picture.Height);
        (header[8], header[9]) = (8, 3);
        Chunk(png, "IHDR"u8, header);
        Chunk(png, "PLTE"u8, palette.Colours);
        // Opacities from the first colour on; those left out are opaque.
        Chunk(png, "tRNS"u8, [0]);
        Chunk(png, "IDAT"u8, Compressed(picture));
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static byte[] Compressed(Picture picture)
    {
        using var bytes = new MemoryStream();
        using (var zlib = new ZLibStream(bytes, CompressionLevel.Optimal))
        {
            for (var row = 0; row < picture.Height; row++)
            {
                // Each row says how it is filtered: not at all.
                zlib.WriteByte(0);
                zlib.Write(picture.Pixels, row * picture.Width, picture.Width);
            }
        }

        return bytes.ToArray();
    }

    private static void Chunk(Stream png, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        png.Write(kind);
        png.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Add(Add(uint.MaxValue, kind), content));
        png.Write(number);
    }

    private static uint Add(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes)
        {
            crc = Crc[(crc ^ one) & 0xff] ^ (crc >> 8);
        }

        return crc;
    }

    private static uint CrcOf(uint number)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            number = (number & 1) == 1 ? 0xedb88320 ^ (number >> 1) : number >> 1;
        }

        return number;
    }
}
