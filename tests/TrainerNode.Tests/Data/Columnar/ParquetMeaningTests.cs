using System.Globalization;
using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Data.Csv;
using ActorSearch.TrainerNode.Data.Loading;
using Parquet.Schema;

namespace ActorSearch.TrainerNode.Tests.Data.Columnar;

/// <summary>Columns whose values the library reads wrongly, or in some encodings only.</summary>
public sealed class ParquetMeaningTests : IDisposable
{
    private const int Rows = 20;

    private static readonly DateTime Epoch = DateTime.UnixEpoch;

    private readonly TemporaryFolder _folder = new();

    /// <summary>
    /// Written by the Parquet of Rust (parquet-wasm 0.8): version 2 of pages without dictionaries, so booleans are in RLE and whole numbers in DELTA_BINARY_PACKED. Parquet.Net reads the booleans of some
    /// columns as False in every row. Each column of booleans has a codec of its own.
    /// </summary>
    [Fact]
    public void Version_2_pages_of_another_writer_have_the_values_of_their_csv()
    {
        bool[] truths = [false, true, true, false, true];
        string[] texts = ["ä", "日本", ""];
        var lines = Enumerable.Range(0, Rows).Select(row => string.Join(',', Truth(row), Gap(row, Truth(row + 1)), Gap(row, Truth(row + 2)), Truth(row + 3), Truth(row * row), row < 12,
            Gap(row, $"{Epoch.AddDays((row * 37) - 30):yyyy-MM-dd}"), $"{Epoch.AddMilliseconds(1600000000000 + (row * 86400123L)):yyyy-MM-dd HH:mm:ss.fff}", (row * 9) - 100, 255 - row,
            ulong.MaxValue - (ulong)row, Gap(row, ((row / 8d) - 1).ToString(CultureInfo.InvariantCulture)), "", texts[row % 3], (row * 1.25m).ToString(CultureInfo.InvariantCulture), row));
        var csv = Right(_folder.Write("a.csv", $"plain,snappy,gzip,brotli,zstd,lz4,day,time,small,byte,large,half,none,text,price,y\n{string.Join('\n', lines)}\n"));
        using var stream = typeof(ParquetMeaningTests).Assembly.GetManifestResourceStream("version-2-pages.parquet")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var parquet = Right(_folder.Write("a.parquet", bytes.ToArray()));

        Assert.Equal<int>(csv.Inputs.Select(BitConverter.SingleToInt32Bits), parquet.Inputs.Select(BitConverter.SingleToInt32Bits));
        Assert.Equal(csv.Targets, parquet.Targets);
        Assert.Equal(csv.Columns.Select(Words), parquet.Columns.Select(Words));
        Assert.Equal(6, parquet.Columns.Count(column => column.Type == ColumnType.Flag));
        Assert.Equal([0, 1, 1, 0, 1], Enumerable.Range(0, 5).Select(row => parquet.Input(row, 0)));

        bool Truth(int row) => truths[row % 5];
        static string Gap(int row, object value) => row % 6 == 5 ? "" : $"{value}";
        static string Words(InputColumn column) => $"{column.Name} {column.Type} {string.Join('|', column.Levels)} {column.Missing} {column.Date}";
    }

    // The first is 2^64 ticks and some hours away from 2001-05-09, so 64 bits would take it for a day of that year.
    [Theory]
    [InlineData(21_350_398 + 11_451)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void A_day_outside_of_the_calendar_is_refused_by_its_column(int days)
    {
        var schema = new ParquetSchema(new DateTimeDataField("day", DateTimeFormat.Date), new DataField("y", typeof(int)));
        var bytes = ParquetBytes.Of(schema, async group =>
        {
            await group.WriteAsync<DateTime>(schema.DataFields[0], new[] { Epoch, Epoch.AddDays(11_451), Epoch.AddDays(2) }.AsMemory());
            await group.WriteAsync<int>(schema.DataFields[1], new[] { 1, 2, 3 }.AsMemory());
        });
        var (written, other) = (BitConverter.GetBytes(11_451), BitConverter.GetBytes(days));
        for (var at = 0; at < bytes.Length - 4; at++)
        {
            if (bytes.AsSpan(at, 4).SequenceEqual(written)) other.CopyTo(bytes, at);
        }

        var mistake = Assert.Single(Assert.IsType<Checked<DataSet>.Wrong>(Load(_folder.Write("d", bytes))).Mistakes);
        Assert.Equal($"{_folder.File("d")}, column \"day\"", mistake.Where);
        Assert.Contains("a date is outside of the years 1 to 9999", mistake.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_is_not_utf_8_is_refused_by_its_column()
    {
        var schema = new ParquetSchema(new DataField("city", typeof(string)), new DataField("y", typeof(int)));
        var bytes = ParquetBytes.Of(schema, async group =>
        {
            await group.WriteAsync(schema.DataFields[0], ["Oslo", "qxjz", "Rome"]);
            await group.WriteAsync<int>(schema.DataFields[1], new[] { 1, 2, 3 }.AsMemory());
        });
        for (var at = 0; at < bytes.Length - 4; at++)
        {
            if (bytes.AsSpan(at, 4).SequenceEqual("qxjz"u8)) bytes[at] = 0xff;
        }

        var mistake = Assert.Single(Assert.IsType<Checked<DataSet>.Wrong>(Load(_folder.Write("b", bytes))).Mistakes);
        Assert.Equal($"{_folder.File("b")}, column \"city\"", mistake.Where);
        Assert.Contains("a text is not UTF-8", mistake.Sentence, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static Checked<DataSet> Load(string path) => DataSets.Load(new CsvData(path, null, Header: true, Delimiter: null, Target: null, Inputs: []));

    private static DataTable Right(string path) => Assert.IsType<Checked<DataSet>.Right>(Load(path)).Value.Train;
}
