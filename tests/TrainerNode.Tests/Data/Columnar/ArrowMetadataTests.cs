using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Csv;
using ActorSearch.TrainerNode.Data.Loading;
using Apache.Arrow;
using Apache.Arrow.Compression;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;

namespace ActorSearch.TrainerNode.Tests.Data.Columnar;

/// <summary>Arrow files whose metadata says what the library does not look at.</summary>
public sealed class ArrowMetadataTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>apache-arrow for JavaScript (21.2) writes no schema at the beginning; here its message becomes one without a header.</summary>
    [Fact]
    public void A_file_with_its_schema_in_the_footer_alone_is_read()
    {
        var bytes = Bytes(null, 1.5, 2.5, -1);
        bytes.AsSpan(16, BitConverter.ToInt32(bytes, 12)).Clear();

        Assert.Equal([1.5f, 2.5f, -1f], Assert.IsType<Checked<DataSet>.Right>(Load(bytes)).Value.Train.Inputs);
    }

    /// <summary>Written by apache-arrow for JavaScript (21.2) from columns "", "a", "b" and "y".</summary>
    [Fact]
    public void A_column_without_even_an_empty_name_is_refused()
    {
        using var stream = typeof(ArrowMetadataTests).Assembly.GetManifestResourceStream("nameless.arrow")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);

        var mistake = Assert.Single(Assert.IsType<Checked<DataSet>.Wrong>(Load(bytes.ToArray())).Mistakes);
        Assert.Equal("one of its columns has no name, not even an empty one; give it a name, or write the table as CSV or Parquet.", mistake.Sentence);
    }

    [Fact]
    public void A_batch_that_is_larger_than_the_memory_is_refused_before_it_is_decompressed()
    {
        double[] values = [.. Enumerable.Range(0, 5000).Select(row => row / 7d)];
        var bytes = Bytes(CompressionCodecType.Lz4Frame, values);
        var at = bytes.AsSpan().IndexOf(BitConverter.GetBytes((long)values.Length * sizeof(double)));
        BitConverter.GetBytes(1L << 50).CopyTo(bytes.AsSpan(at));

        var mistake = Assert.Single(Assert.IsType<Checked<DataSet>.Wrong>(Load(bytes)).Mistakes);
        Assert.StartsWith("one of its record batches has 1073741824 MB when it is decompressed, but there are ", mistake.Sentence, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static byte[] Bytes(CompressionCodecType? codec, params double[] values)
    {
        using var bytes = new MemoryStream();
        var schema = new Schema([new Field("x", DoubleType.Default, false), new Field("y", Int32Type.Default, false)], null);
        using (var writer = new ArrowFileWriter(bytes, schema, true, new IpcOptions { CompressionCodec = codec, CompressionCodecFactory = new CompressionCodecFactory() }))
        {
            writer.WriteRecordBatch(new RecordBatch(schema, [new DoubleArray.Builder().AppendRange(values).Build(), new Int32Array.Builder().AppendRange(Enumerable.Range(0, values.Length)).Build()], values.Length));
            writer.WriteEnd();
        }

        return bytes.ToArray();
    }

    private Checked<DataSet> Load(byte[] bytes) => DataSets.Load(new CsvData(_folder.Write("b", bytes), null, Header: true, Delimiter: null, Target: null, Inputs: []));
}
