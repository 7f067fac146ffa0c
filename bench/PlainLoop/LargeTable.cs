using System.Globalization;
using ActorSearch.Shared.Randomness;
using Parquet;
using Parquet.Schema;

namespace ActorSearch.PlainLoop;

/// <summary>A table of the shape of HIGGS: 28 inputs and one of two classes; the inputs are normal, and the class shifts half of them.</summary>
internal static class LargeTable
{
    public const int Columns = 28;

    private const int GroupRows = 500_000;

    /// <summary>Writes it as Parquet, uncompressed, in row groups of half a million rows; or as CSV by the name of the file.</summary>
    public static async Task WriteAsync(string path, int rows)
    {
        if (path.EndsWith(".csv", StringComparison.Ordinal))
        {
            WriteText(path, rows);
            return;
        }

        var schema = new ParquetSchema([.. Enumerable.Range(0, Columns).Select(column => new DataField($"x{column}", typeof(float))), new DataField("signal", typeof(int))]);
        await using var file = File.Create(path);
        await using var writer = await ParquetWriter.CreateAsync(schema, file, new ParquetOptions { CompressionMethod = CompressionMethod.None });
        for (var start = 0; start < rows; start += GroupRows)
        {
            var (inputs, labels) = Rows(start, Math.Min(GroupRows, rows - start));
            using var group = writer.CreateRowGroup();
            var values = new float[labels.Length];
            for (var column = 0; column < Columns; column++)
            {
                for (var row = 0; row < values.Length; row++) values[row] = inputs[(row * Columns) + column];
                await group.WriteAsync<float>(schema.DataFields[column], values.AsMemory());
            }

            await group.WriteAsync<int>(schema.DataFields[Columns], labels.AsMemory());
        }
    }

    /// <summary>Some of its rows: inputs row by row, and classes.</summary>
    public static (float[] Inputs, int[] Labels) Rows(int start, int count)
    {
        var (inputs, labels) = (new float[count * Columns], new int[count]);
        var stream = RandomStream.For(1, StreamPurpose.GeneratedData, start);
        for (var row = 0; row < count; row++)
        {
            labels[row] = stream.NextInt32(2);
            for (var column = 0; column < Columns; column += 2)
            {
                var radius = MathF.Sqrt(-2 * MathF.Log(1 - stream.NextSingle()));
                var (sin, cos) = MathF.SinCos(2 * MathF.PI * stream.NextSingle());
                inputs[(row * Columns) + column] = (radius * cos) + (0.3f * labels[row]);
                inputs[(row * Columns) + column + 1] = radius * sin * (1 + (0.1f * labels[row]));
            }
        }

        return (inputs, labels);
    }

    private static void WriteText(string path, int rows)
    {
        using var file = new StreamWriter(path);
        file.WriteLine($"{string.Join(',', Enumerable.Range(0, Columns).Select(column => $"x{column}"))},signal");
        for (var start = 0; start < rows; start += GroupRows)
        {
            var (inputs, labels) = Rows(start, Math.Min(GroupRows, rows - start));
            for (var row = 0; row < labels.Length; row++)
            {
                for (var column = 0; column < Columns; column++) file.Write(string.Create(CultureInfo.InvariantCulture, $"{inputs[(row * Columns) + column]},"));
                file.WriteLine(labels[row]);
            }
        }
    }
}
