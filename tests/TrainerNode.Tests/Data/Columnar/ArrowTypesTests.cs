using System.Buffers.Binary;
using System.Globalization;
using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Csv;
using ActorSearch.TrainerNode.Data.Loading;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;

namespace ActorSearch.TrainerNode.Tests.Data.Columnar;

/// <summary>Types of Arrow beside those of most tables: the numbers of the CSV file of the same rows, or a sentence.</summary>
public sealed class ArrowTypesTests : IDisposable
{
    private const int Rows = 12;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<TimeUnit, string?, int> Times => new()
    {
        { TimeUnit.Second, null, 0 }, { TimeUnit.Millisecond, "UTC", 3 }, { TimeUnit.Microsecond, "+02:00", 6 }, { TimeUnit.Nanosecond, null, 9 }, { TimeUnit.Nanosecond, "UTC", 9 }, { TimeUnit.Nanosecond, "+02:00", 9 },
    };

    /// <summary>The texts are those that pandas writes into CSV: nine digits of a second for nanoseconds, and the time zone behind it.</summary>
    [Theory]
    [MemberData(nameof(Times))]
    public void Times_before_and_after_1970_are_those_of_their_texts(TimeUnit unit, string? zone, int digits)
    {
        var type = new TimestampType(unit, zone);
        var parts = (long)Math.Pow(10, digits);
        long[] values = [.. Enumerable.Range(-6, Rows).Select(day => (day * 86_400L * parts) + (day * 3_601L * parts) + (digits > 0 ? parts * 123_456_789L / 1_000_000_000 : 0))];
        var texts = values.Select(value =>
        {
            var seconds = (long)Math.Floor((decimal)value / parts);
            var shown = DateTime.UnixEpoch.AddSeconds(seconds).AddHours(zone == "+02:00" ? 2 : 0).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            return shown + (digits > 0 ? $".{(value - (seconds * parts)).ToString($"D{digits}", CultureInfo.InvariantCulture)}" : "") + (zone == "UTC" ? "+00:00" : zone);
        });

        AssertSame(texts, type, Fixed(type, values.SelectMany(BitConverter.GetBytes)));
    }

    [Fact]
    public void Decimals_of_32_and_64_bits_have_their_digits()
    {
        decimal[] values = [.. Enumerable.Range(0, Rows).Select(row => (row - 4) * 1.25m)];
        var texts = values.Select(value => value.ToString(CultureInfo.InvariantCulture)).ToArray();
        var (small, large) = (new Decimal32Type(8, 2), new Decimal64Type(15, 3));

        AssertSame(texts, small, new Decimal32Array.Builder(small).AppendRange(values).Build());
        AssertSame(texts, large, new Decimal64Array.Builder(large).AppendRange(values).Build());
    }

    [Fact]
    public void Decimals_with_a_negative_scale_are_refused()
    {
        var type = new Decimal128Type(10, -2);

        Assert.StartsWith("it holds decimals with a negative scale, which are not read; ", Refusal(type, Fixed(type, new byte[16 * Rows])).Sentence, StringComparison.Ordinal);
    }

    // The second is 2^64 ticks and some hours away from 2001-05-09, so 64 bits would take it for a day of that year.
    [Theory]
    [InlineData(4_000_000)]
    [InlineData(21_350_398 + 11_451)]
    [InlineData(int.MinValue)]
    public void A_date_outside_of_the_calendar_is_refused_with_its_row(int day)
    {
        var days = Enumerable.Range(0, Rows).Select(row => row == 3 ? day : row);
        var mistake = Refusal(Date32Type.Default, Fixed(Date32Type.Default, days.SelectMany(BitConverter.GetBytes)));

        Assert.EndsWith("column \"x\"", mistake.Where, StringComparison.Ordinal);
        Assert.Contains("(row 3 of its record batch has a date outside of the years 1 to 9999)", mistake.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_is_not_UTF_8_is_refused()
    {
        var offsets = Enumerable.Range(0, Rows + 1).SelectMany(BitConverter.GetBytes).ToArray();
        var texts = new StringArray(new ArrayData(StringType.Default, Rows, 0, 0, [ArrowBuffer.Empty, new ArrowBuffer(offsets), new ArrowBuffer(Enumerable.Repeat((byte)0xe4, Rows).ToArray())]));

        Assert.Contains("(a text is not UTF-8)", Refusal(StringType.Default, texts).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void An_extension_type_is_refused_by_its_name_unless_its_storage_says_what_it_means()
    {
        var numbers = new Int8Array.Builder().AppendRange(Enumerable.Range(0, Rows).Select(row => (sbyte)(row % 2))).Build();

        Assert.StartsWith("it holds values of the extension type \"pandas.period\", which are not read; ", Refusal(Int8Type.Default, numbers, "pandas.period").Sentence, StringComparison.Ordinal);
        Assert.Equal(Rows, Right(_folder.Write("a", Bytes(Int8Type.Default, numbers, "arrow.bool8"))).Rows);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Big_endian_numbers_are_refused(bool isFile)
    {
        var stream = Bytes(Int32Type.Default, new Int32Array.Builder().AppendRange(Enumerable.Range(0, Rows)).Build(), null, isFile);

        Assert.Equal("its numbers are big-endian, which are not read; write it again on a little-endian computer, or as CSV.", Wrong(BigEndian(stream, isFile ? 8 : 0)).Sentence);
    }

    [Fact]
    public void A_file_with_too_few_columns_is_one_sentence()
    {
        Assert.Equal("the file has no columns.", Wrong(Bytes(new RecordBatch(new Schema([], null), [], 3), true)).Sentence);
        Assert.Equal(
            "there is only one column, but an input and a target are needed; name a file that has both.",
            Wrong(Bytes(new RecordBatch(new Schema([new Field("x", Int32Type.Default, true)], null), [new Int32Array.Builder().Append(1).Build()], 1), true)).Sentence);
    }

    public void Dispose() => _folder.Dispose();

    private void AssertSame(IEnumerable<string> texts, IArrowType type, IArrowArray values)
    {
        var csv = Right(_folder.Write("a", "x,y\n" + string.Concat(texts.Select((text, row) => $"{text},{row}\n"))));
        var arrow = Right(_folder.Write("b", Bytes(type, values)));

        Assert.Equal(csv.Columns.Select(column => $"{column.Type} {column.Date}"), arrow.Columns.Select(column => $"{column.Type} {column.Date}"));
        Assert.Equal(csv.InputUnits.AsEnumerable(), arrow.InputUnits);
        Assert.Equal<int>(csv.Inputs.Select(BitConverter.SingleToInt32Bits), arrow.Inputs.Select(BitConverter.SingleToInt32Bits));
    }

    /// <summary>The schema of a stream gets a field that says so: a table of the format can have its list of fields anywhere, here behind everything else.</summary>
    private static byte[] BigEndian(byte[] stream, int start)
    {
        var (length, message) = (Int(start + 4), start + 8);
        var end = message + length;
        var header = Field(message + Int(message), 2);
        var schema = header + Int(header);
        var places = schema - Int(schema);
        byte[] added = [.. stream.AsSpan(places, Short(places)), .. new byte[32]];
        BinaryPrimitives.WriteUInt16LittleEndian(added.AsSpan(4), (ushort)(end + 24 - schema));
        added[24] = 1;
        byte[] big = [.. stream[..end], .. added[..32], .. stream[end..]];
        BinaryPrimitives.WriteInt32LittleEndian(big.AsSpan(start + 4), length + 32);
        BinaryPrimitives.WriteInt32LittleEndian(big.AsSpan(schema), schema - end);
        return big;

        int Int(int at) => BinaryPrimitives.ReadInt32LittleEndian(stream.AsSpan(at));
        int Short(int at) => BinaryPrimitives.ReadUInt16LittleEndian(stream.AsSpan(at));
        int Field(int table, int field) => table + Short(table - Int(table) + 4 + (2 * field));
    }

    private static IArrowArray Fixed(IArrowType type, IEnumerable<byte> values) =>
        ArrowArrayFactory.BuildArray(new ArrayData(type, Rows, 0, 0, [ArrowBuffer.Empty, new ArrowBuffer(values.ToArray())]));

    private static byte[] Bytes(IArrowType type, IArrowArray values, string? extension = null, bool isFile = false)
    {
        Dictionary<string, string>? metadata = extension is null ? null : new() { ["ARROW:extension:name"] = extension };
        var schema = new Schema([new Field("x", type, true, metadata), new Field("y", Int32Type.Default, true)], null);
        return Bytes(new RecordBatch(schema, [values, new Int32Array.Builder().AppendRange(Enumerable.Range(0, Rows)).Build()], Rows), isFile);
    }

    private static byte[] Bytes(RecordBatch batch, bool isFile)
    {
        using var bytes = new MemoryStream();
        using (var writer = isFile ? new ArrowFileWriter(bytes, batch.Schema, true) : new ArrowStreamWriter(bytes, batch.Schema, true))
        {
            writer.WriteRecordBatch(batch);
            writer.WriteEnd();
        }

        return bytes.ToArray();
    }

    private static Checked<DataSet> Load(string path) => DataSets.Load(new CsvData(path, null, Header: true, Delimiter: null, Target: null, Inputs: []));

    private static DataTable Right(string path) => Assert.IsType<Checked<DataSet>.Right>(Load(path)).Value.Train;

    private Mistake Refusal(IArrowType type, IArrowArray values, string? extension = null) => Wrong(Bytes(type, values, extension));

    private Mistake Wrong(byte[] bytes) => Assert.Single(Assert.IsType<Checked<DataSet>.Wrong>(Load(_folder.Write("b", bytes))).Mistakes);
}
