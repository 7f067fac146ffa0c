using System.Globalization;
using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Data.Csv;
using ActorSearch.TrainerNode.Data.Loading;
using Apache.Arrow;
using Apache.Arrow.Compression;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;

namespace ActorSearch.TrainerNode.Tests.Data.Columnar;

public sealed class ArrowTests : IDisposable
{
    private static readonly DictionaryType Coded = new(Int8Type.Default, StringType.Default, false);

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<bool, CompressionCodecType?> Forms => new() { { true, null }, { false, null }, { true, CompressionCodecType.Zstd }, { false, CompressionCodecType.Lz4Frame } };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Equal_contents_as_csv_give_the_same_table(bool isFile, CompressionCodecType? codec)
    {
        var rows = Enumerable.Range(0, 60).ToArray();
        var lines = rows.Select(row => string.Create(CultureInfo.InvariantCulture,
            $"{row},{(row % 4 == 3 ? "" : $"{row / 8d}")},{row / 10f},{row % 3 == 1},{(row % 5 == 4 ? "" : Kind(row))},{Day(row):yyyy-MM-dd},{Time(row):yyyy-MM-dd HH:mm:ss.fff},{row * 1.25m},{row}"));
        var csv = Right(_folder.Write("a", $"whole,share,single,open,kind,day,seen,price,y\n{string.Join('\n', lines)}\n"));
        var arrow = Right(_folder.Write("b", Bytes(isFile, codec, Table(rows[..20]), Table(rows[20..]))));

        Assert.Equal<int>(csv.Train.Inputs.Select(BitConverter.SingleToInt32Bits), arrow.Train.Inputs.Select(BitConverter.SingleToInt32Bits));
        Assert.Equal(csv.Train.Targets, arrow.Train.Targets);
        Assert.Equal(csv.Train.Columns.Select(column => $"{column.Name} {column.Type} {string.Join('|', column.Levels)} {column.Missing} {column.Date}"),
            arrow.Train.Columns.Select(column => $"{column.Name} {column.Type} {string.Join('|', column.Levels)} {column.Missing} {column.Date}"));
        Assert.Equal(ColumnType.Category, arrow.Train.Columns[4].Type);
    }

    /// <summary>The writer of the library cannot write this, so the batches are cut from two streams: schema, (dictionary, batch) of each, end.</summary>
    [Fact]
    public void A_dictionary_that_is_replaced_between_batches_is_the_one_before_each_batch()
    {
        var (first, second) = (Bytes(false, null, Labels("a", "b", "a")), Bytes(false, null, Labels("c", "d", "d")));
        var messages = Messages(second);
        var train = Right(_folder.Write("a", [.. first[..^8], .. second[messages[1]..]])).Train;

        Assert.Equal(["a", "b", "c", "d"], train.Columns[0].Levels.AsEnumerable());
        Assert.Equal([0, 1, 0, 2, 3, 3], train.Inputs);
    }

    [Fact]
    public void An_index_that_is_not_in_the_dictionary_is_refused_with_its_row()
    {
        var column = new DictionaryArray(Coded, new Int8Array.Builder().AppendRange([0, 2]).Build(), new StringArray.Builder().AppendRange(["a", "b"]).Build());
        var mistake = Wrong(Bytes(false, null, Batch(("x", Coded, column), ("y", Int32Type.Default, new Int32Array.Builder().AppendRange([1, 2]).Build()))));

        Assert.Contains("row 1 has the index 2 of a dictionary of 2 values", mistake.Sentence, StringComparison.Ordinal);
        Assert.EndsWith("column \"x\"", mistake.Where, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "the Arrow file is truncated: ")]
    [InlineData(false, "the Arrow stream is truncated: ")]
    public void What_was_cut_off_is_one_sentence_even_between_batches(bool isFile, string sentence)
    {
        var bytes = Bytes(isFile, null, Table([1, 2, 3]), Table([4, 5, 6]));

        Assert.StartsWith(sentence, Wrong(bytes[..(bytes.Length / 2)]).Sentence, StringComparison.Ordinal);
        Assert.StartsWith(sentence, Wrong(bytes[..^8]).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_file_is_one_sentence_too()
    {
        var bytes = Bytes(true, null, Table([1, 2, 3]));
        bytes.AsSpan(8, bytes.Length / 2).Fill(0x7f);

        Assert.StartsWith("the Arrow file is damaged", Wrong(bytes).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_and_times_of_day_are_refused_by_the_name_of_their_column()
    {
        var times = new Time32Array.Builder(TimeUnit.Second).AppendRange([1, 2]).Build();
        var numbers = new Int32Array.Builder().AppendRange([1, 2]).Build();

        Assert.StartsWith("it holds times of day, which are not read; ", Wrong(Bytes(true, null, Batch(("t", times.Data.DataType, times), ("y", Int32Type.Default, numbers)))).Sentence, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static string Kind(int row) => "xyz"[row % 3].ToString();

    private static DateTime Day(int row) => new DateTime(1969, 12, 20, 0, 0, 0, DateTimeKind.Utc).AddDays(row);

    private static DateTimeOffset Time(int row) => new DateTimeOffset(1969, 12, 31, 23, 59, 0, TimeSpan.Zero).AddSeconds(2.5 * row);

    private static RecordBatch Table(int[] rows)
    {
        var (share, kind) = (new DoubleArray.Builder(), new Int8Array.Builder());
        foreach (var row in rows)
        {
            _ = row % 4 == 3 ? (row == 3 ? share.AppendNull() : share.Append(double.NaN)) : share.Append(row / 8d);
            _ = row % 5 == 4 ? kind.AppendNull() : kind.Append((sbyte)(row % 3));
        }

        var (dictionary, seen, price) = (new StringArray.Builder().AppendRange(["x", "y", "z"]).Build(), new TimestampType(TimeUnit.Millisecond, "UTC"), new Decimal128Type(20, 2));
        return Batch(
            ("whole", Int64Type.Default, new Int64Array.Builder().AppendRange(rows.Select(row => (long)row)).Build()),
            ("share", DoubleType.Default, share.Build()),
            ("single", FloatType.Default, new FloatArray.Builder().AppendRange(rows.Select(row => row / 10f)).Build()),
            ("open", BooleanType.Default, new BooleanArray.Builder().AppendRange(rows.Select(row => row % 3 == 1)).Build()),
            ("kind", Coded, new DictionaryArray(Coded, kind.Build(), dictionary)),
            ("day", Date32Type.Default, new Date32Array.Builder().AppendRange(rows.Select(Day)).Build()),
            ("seen", seen, new TimestampArray.Builder(seen).AppendRange(rows.Select(Time)).Build()),
            ("price", price, new Decimal128Array.Builder(price).AppendRange(rows.Select(row => row * 1.25m)).Build()),
            ("y", UInt16Type.Default, new UInt16Array.Builder().AppendRange(rows.Select(row => (ushort)row)).Build()));
    }

    private static RecordBatch Labels(params string[] labels)
    {
        var texts = labels.Distinct().ToList();
        var codes = new Int8Array.Builder().AppendRange(labels.Select(label => (sbyte)texts.IndexOf(label))).Build();
        var targets = new Int32Array.Builder().AppendRange(labels.Select((_, row) => row)).Build();
        return Batch(("x", Coded, new DictionaryArray(Coded, codes, new StringArray.Builder().AppendRange(texts).Build())), ("y", Int32Type.Default, targets));
    }

    private static RecordBatch Batch(params (string Name, IArrowType Type, IArrowArray Values)[] columns) =>
        new(new Schema(columns.Select(column => new Field(column.Name, column.Type, true)), null), columns.Select(column => column.Values), columns[0].Values.Length);

    private static byte[] Bytes(bool isFile, CompressionCodecType? codec, params RecordBatch[] batches)
    {
        using var bytes = new MemoryStream();
        var options = new IpcOptions { CompressionCodec = codec, CompressionCodecFactory = new CompressionCodecFactory() };
        using (var writer = isFile ? new ArrowFileWriter(bytes, batches[0].Schema, true, options) : new ArrowStreamWriter(bytes, batches[0].Schema, true, options))
        {
            foreach (var batch in batches) writer.WriteRecordBatch(batch);
            writer.WriteEnd();
        }

        return bytes.ToArray();
    }

    /// <summary>Where each message of a stream without bodies before its first batch begins: the schema, then the first dictionary.</summary>
    private static List<int> Messages(byte[] stream)
    {
        var length = BitConverter.ToInt32(stream, 4);
        return [0, 8 + length];
    }

    private static Checked<DataSet> Load(string path) => DataSets.Load(new CsvData(path, null, Header: true, Delimiter: null, Target: null, Inputs: []));

    private static DataSet Right(string path) => Assert.IsType<Checked<DataSet>.Right>(Load(path)).Value;

    private Mistake Wrong(byte[] bytes) => Assert.Single(Assert.IsType<Checked<DataSet>.Wrong>(Load(_folder.Write("b", bytes))).Mistakes);
}
