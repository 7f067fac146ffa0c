using Parquet;
using Parquet.Schema;

namespace ActorSearch.TrainerNode.Tests.Data.Columnar;

/// <summary>Parquet files as another program writes them.</summary>
internal static class ParquetBytes
{
    /// <summary>A file of row groups.</summary>
    /// <param name="groups">Each writes all columns of one.</param>
    public static byte[] Of(ParquetSchema schema, params Func<ParquetRowGroupWriter, Task>[] groups)
    {
        using var bytes = new MemoryStream();
        WriteAsync().GetAwaiter().GetResult();
        return bytes.ToArray();

        async Task WriteAsync()
        {
            await using var writer = await ParquetWriter.CreateAsync(schema, bytes);
            foreach (var write in groups)
            {
                using var group = writer.CreateRowGroup();
                await write(group);
            }
        }
    }

    /// <summary>A file of one column of numbers, and a target that counts.</summary>
    public static byte[] Of<T>(params T[] values)
        where T : struct
    {
        var schema = new ParquetSchema(new DataField("x", typeof(T)), new DataField("y", typeof(int)));
        return Of(schema, async group =>
        {
            await group.WriteAsync<T>(schema.DataFields[0], values.AsMemory());
            await group.WriteAsync<int>(schema.DataFields[1], Enumerable.Range(0, values.Length).ToArray().AsMemory());
        });
    }
}
