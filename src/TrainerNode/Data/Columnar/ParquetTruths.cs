using System.Buffers.Binary;
using Parquet.Meta;

namespace ActorSearch.TrainerNode.Data.Columnar;

/// <summary>
/// The booleans of a Parquet column. Version 6.1.0 of the library reads those in RLE, the usual encoding in version 2 of pages, with zero bits for each and their length as
/// a run: all become false, or the file seems damaged.
/// </summary>
internal static class ParquetTruths
{
    private const long Plain = 0, Rle = 3;

    /// <summary>A run of one value takes two bytes, and so does its level.</summary>
    private const int MostBytes = 4;

    /// <summary>The values of the rows, null for a gap.</summary>
    /// <param name="content">The file.</param>
    /// <param name="chunk">What it says of the column in one row group.</param>
    /// <param name="rows">Of the row group.</param>
    /// <param name="mayMiss">Whether rows can have gaps.</param>
    /// <exception cref="InvalidDataException">It is damaged, or has another encoding.</exception>
    public static bool?[] Read(Stream content, ColumnMetaData chunk, int rows, bool mayMiss)
    {
        var values = new bool?[rows];
        content.Position = chunk.DictionaryPageOffset is > 0 and var first && first < chunk.DataPageOffset ? first : chunk.DataPageOffset;
        for (var row = 0; row < rows;)
        {
            if (ParquetPage.Read(content, chunk.Codec, mayMiss, MostBytes) is not { } page) continue;
            if (page.Values > rows - row) throw new InvalidDataException($"{row + page.Values} values in {rows} rows");
            Fill(values.AsSpan(row, page.Values), page, mayMiss);
            row += page.Values;
        }

        return values;
    }

    private static void Fill(Span<bool?> values, ParquetPage page, bool mayMiss)
    {
        var present = new bool[values.Length];
        if (mayMiss) ReadRuns(page.Levels.Span, present);
        else present.AsSpan().Fill(true);
        var truths = new bool[present.Count(one => one)];
        switch (page.Encoding)
        {
            case Plain:
                ReadBits(page.Body.Span, truths);
                break;
            case Rle:
                ReadRuns(page.Body.Span.Slice(sizeof(int), BinaryPrimitives.ReadInt32LittleEndian(page.Body.Span)), truths);
                break;
            default:
                throw new InvalidDataException($"booleans in the encoding {page.Encoding}");
        }

        var next = 0;
        for (var at = 0; at < values.Length; at++) values[at] = present[at] ? truths[next++] : null;
    }

    private static void ReadBits(ReadOnlySpan<byte> bytes, Span<bool> bits)
    {
        for (var at = 0; at < bits.Length; at++) bits[at] = ((bytes[at >> 3] >> (at & 7)) & 1) == 1;
    }

    /// <summary>Runs of one bit each: of one value, or of packed ones (Encodings.md, «Run Length Encoding / Bit-Packing Hybrid»).</summary>
    private static void ReadRuns(ReadOnlySpan<byte> bytes, Span<bool> bits)
    {
        for (int at = 0, bit = 0; bit < bits.Length;)
        {
            var head = Unsigned(bytes, ref at);
            var (isPacked, length) = ((head & 1) == 1, (int)Math.Min(head >> 1, int.MaxValue / 8));
            if (isPacked)
            {
                var run = bits[bit..Math.Min(bits.Length, bit + (length * 8))];
                ReadBits(bytes[at..], run);
                (at, bit) = (at + length, bit + run.Length);
            }
            else
            {
                var run = bits[bit..Math.Min(bits.Length, bit + length)];
                run.Fill(bytes[at++] == 1);
                bit += run.Length;
            }
        }
    }

    private static uint Unsigned(ReadOnlySpan<byte> bytes, ref int at)
    {
        var number = 0u;
        for (var shift = 0; shift < 32; shift += 7)
        {
            var next = bytes[at++];
            number |= (uint)(next & 127) << shift;
            if (next < 128) return number;
        }

        throw new InvalidDataException("a run of booleans has a length of more than 32 bits");
    }
}
