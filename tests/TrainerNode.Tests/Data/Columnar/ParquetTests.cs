using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Data.Csv;
using ActorSearch.TrainerNode.Data.Inputs;
using ActorSearch.TrainerNode.Data.Loading;
using Parquet;
using Parquet.Schema;

namespace ActorSearch.TrainerNode.Tests.Data.Columnar;

public sealed class ParquetTests : IDisposable
{
    private static readonly ParquetSchema Schema = new(
        new DataField("whole", typeof(long)), new DataField("share", typeof(double?)), new DataField("single", typeof(float)), new DataField("open", typeof(bool?)),
        new DataField("city", typeof(string)), new DateTimeDataField("day", DateTimeFormat.Date), new DateTimeDataField("seen", DateTimeFormat.DateAndTimeMicros),
        new DecimalDataField("price", 12, 2), new DataField("y", typeof(double)));

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Equal_contents_as_csv_give_the_same_table()
    {
        var lines = Enumerable.Range(0, 300).Select(row => string.Join(',', Whole(row), Text(Share(row)), Text(Single(row)), Open(row), $"\"{City(row)}\"", $"{Day(row):yyyy-MM-dd}",
            $"{Seen(row):yyyy-MM-dd HH:mm:ss.ffffff}", Text(Price(row)), Text(Target(row))));
        var csv = Right(_folder.Write("a.csv", $"{string.Join(',', Schema.Fields.Select(field => field.Name))}\n{string.Join('\n', lines)}\n"));
        var bytes = ParquetBytes.Of(Schema, Group(0, 120), Group(120, 1), Group(121, 179));
        var parquet = Right(_folder.Write("a.csv.gz", bytes));

        Assert.Equal<int>(csv.Train.Inputs.Select(BitConverter.SingleToInt32Bits), parquet.Train.Inputs.Select(BitConverter.SingleToInt32Bits));
        Assert.Equal(csv.Train.Targets, parquet.Train.Targets);
        Assert.Equal(csv.Train.InputUnits.AsEnumerable(), parquet.Train.InputUnits);
        Assert.Equal(csv.Train.Columns.Select(Words), parquet.Train.Columns.Select(Words));
        Assert.Equal(
            [ColumnType.Number, ColumnType.Number, ColumnType.Number, ColumnType.Flag, ColumnType.Category, ColumnType.Date, ColumnType.Date, ColumnType.Number],
            parquet.Train.Columns.Select(column => column.Type));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), parquet.Sha256);

        static string Words(InputColumn column) => $"{column.Name} {column.Type} {string.Join('|', column.Levels)} {column.Missing} {column.Date}";
    }

    [Fact]
    public void A_file_to_predict_gives_the_values_and_records_of_its_csv()
    {
        var source = new SourceColumns(true, 9, [4, 1], 8, null);
        InputColumn[] types = [new InputColumn("city", ColumnType.Category) { Levels = ["Berlin", "Köln, am Rhein"] }, new InputColumn("share", ColumnType.Number)];
        var rows = Assert.IsType<Checked<InputRows>.Right>(InputFile.Read(
            _folder.Write("in", ParquetBytes.Of(Schema, Group(0, 4))), null, null, [.. types], source, takesMissing: true)).Value;

        Assert.Equal([0, 0, 1, 0.5, double.NaN, double.NaN, 0, double.NaN], rows.Values);
        Assert.Equal("whole,share,single,open,city,day,seen,price,y", Encoding.UTF8.GetString(rows.Header!));
        Assert.Equal("1,0.5,0.1,True,\"Köln, am Rhein\",2024-01-02,2024-01-01 00:00:01.5,1.25,0.1", Encoding.UTF8.GetString(rows.Records[1]));
        Assert.Equal("2,NaN,0.2,,,2024-01-03,2024-01-01 00:00:03,2.50,0.2", Encoding.UTF8.GetString(rows.Records[2]));
    }

    [Fact]
    public void Columns_can_be_given_a_type_and_files_of_both_formats_follow_each_other()
    {
        _folder.Write("1", ParquetBytes.Of(Schema, Group(0, 50)));
        _folder.Write("2", $"whole,share,single,open,city,day,seen,price,y\n{string.Join('\n', Enumerable.Range(0, 50).Select(row => $"{row % 3},1,2,True,Berlin,2024-01-01,2024-01-01,1,2"))}");
        var train = Right(_folder.File("?"), settings => settings with { Columns = settings.Columns.Add("whole", new ColumnChoice(ColumnUse.Category)) }).Train;

        Assert.Equal(100, train.Rows);
        Assert.Equal(ColumnType.Category, train.Columns[0].Type);
        Assert.Equal("0", train.Columns[0].Levels[0]);
    }

    [Fact]
    public void Infinite_numbers_are_refused_with_their_row_and_nan_is_missing()
    {
        Assert.Equal(1, Right(_folder.Write("a", ParquetBytes.Of(1, double.NaN, 3))).Train.Columns[0].Missing);
        var mistake = Wrong(ParquetBytes.Of(1, 2, double.PositiveInfinity));

        Assert.Equal($"{_folder.File("b")}, row 2 (counted from 0), column \"x\"", mistake.Where);
        Assert.StartsWith("\"Infinity\" is not a finite number", mistake.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Whole_numbers_that_64_bits_cannot_hold_are_names_as_in_csv()
    {
        var values = Enumerable.Range(0, 20).Select(row => (1L << 60) + row).ToArray();

        Assert.Equal(Wrong(Encoding.UTF8.GetBytes($"x,y\n{string.Concat(values.Select((value, row) => $"{value},{row}\n"))}")), Wrong(ParquetBytes.Of(values)));
    }

    [Fact]
    public void A_column_of_lists_is_refused_by_its_name_and_can_be_left_out()
    {
        var schema = new ParquetSchema(new DataField("x", typeof(int)), new DataField("tags", typeof(int[])), new DataField("y", typeof(int)));
        var bytes = ParquetBytes.Of(schema, async group =>
        {
            await group.WriteAsync<int>(schema.DataFields[0], new[] { 1, 2 }.AsMemory());
            await group.WriteAsync<int>(schema.DataFields[1], new[] { 1, 2, 3 }.AsMemory(), new[] { 0, 1, 0 }.AsMemory());
            await group.WriteAsync<int>(schema.DataFields[2], new[] { 3, 4 }.AsMemory());
        });
        var mistake = Wrong(bytes);

        Assert.Equal($"{_folder.File("b")}, column \"tags\"", mistake.Where);
        Assert.StartsWith("it holds lists, which are not read; ", mistake.Sentence, StringComparison.Ordinal);
        Assert.Equal([1, 2], Right(_folder.File("b"), settings => settings with { Exclude = ["tags"] }).Train.Inputs);
    }

    /// <summary>Two row groups of pages of 64 bytes, with dictionaries and Snappy, written by ParquetSharp 25.0.1.2, which is Parquet C++.</summary>
    [Fact]
    public void A_file_of_another_writer_has_its_types()
    {
        using var stream = typeof(ParquetTests).Assembly.GetManifestResourceStream("other-writer.parquet")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);

        var mistake = Wrong(bytes.ToArray());
        Assert.Equal($"{_folder.File("b")}, column \"clock\"", mistake.Where);
        Assert.StartsWith("it holds times of day, which are not read; ", mistake.Sentence, StringComparison.Ordinal);

        var train = Right(_folder.File("b"), settings => settings with { Exclude = ["clock"] }).Train;
        Assert.Equal(["whole", "large", "city", "day", "seen", "price"], train.InputNames.AsEnumerable());
        Assert.Equal([7, double.NaN, -3, double.NaN, 5, 6], Column(train, 0));
        Assert.Equal([1, 300, 20, 2, 300, 20], Column(train, 1));
        Assert.Equal(["Rome", "missing", "Oslo", "Oslo", "Oslo", "Rome"], Enumerable.Range(0, 6).Select(row => train.Cell(row, 2)));
        Assert.Equal([-1, 19782, 10957, -1, 19782, 10957], Column(train, 3));
        Assert.Equal([10957, 0, 0], Column(train, 4)[..3].Select(days => Math.Round(days)));
        Assert.Equal([1.5, (float)-12345678901234567890.123, 0], Column(train, 5)[..3]);
        Assert.Equal([0.1f, 0.2f, 0.3f, 0.1f, 0.2f, 0.3f], train.Targets);

        static double[] Column(DataTable table, int column) => [.. Enumerable.Range(0, table.Rows).Select(row => table.Input(row, column))];
    }

    /// <summary>Written by ParquetSharp 25.0.1.2. Parquet.Net takes the codec for LZ4_RAW, and its first number of x would be 2.1e183 instead of 0.</summary>
    [Fact]
    public void The_lz4_of_hadoop_is_refused()
    {
        using var stream = typeof(ParquetTests).Assembly.GetManifestResourceStream("lz4-of-hadoop.parquet")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);

        Assert.StartsWith("it is compressed with the LZ4 of Hadoop, which is not read; ", Wrong(bytes.ToArray()).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_that_the_library_wrote_without_a_name_are_called_by_their_positions()
    {
        var schema = new ParquetSchema(new DataField("", typeof(int)), new DataField("x", typeof(int)), new DataField("y", typeof(int)));
        int[][] columns = [[3, 1, 3, 1], [4, 5, 6, 7], [8, 9, 10, 11]];
        var bytes = ParquetBytes.Of(schema, async group =>
        {
            foreach (var (field, values) in schema.DataFields.Zip(columns)) await group.WriteAsync<int>(field, values.AsMemory());
        });

        var train = Right(_folder.Write("b", bytes)).Train;
        Assert.Equal(["Unnamed: 0", "x"], train.InputNames.AsEnumerable());
        Assert.Equal([3, 4, 1, 5, 3, 6, 1, 7], train.Inputs);
    }

    /// <summary>Written by the parquet crate of Rust from columns "", "a", "" and "y" in three row groups.</summary>
    [Fact]
    public void Several_columns_without_a_name_keep_their_own_values()
    {
        using var stream = typeof(ParquetTests).Assembly.GetManifestResourceStream("nameless.parquet")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);

        var train = Right(_folder.Write("b", bytes.ToArray())).Train;
        Assert.Equal(["a", "Unnamed: 2"], train.InputNames.AsEnumerable());
        Assert.Equal(Enumerable.Range(0, 40).SelectMany(row => (float[])[row * 3 % 17, row * 5 % 17]), train.Inputs);
        Assert.Equal("39", train.Roles.Ids.Single().Texts[39]);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public void A_file_that_was_cut_off_is_one_sentence(double share)
    {
        var bytes = ParquetBytes.Of(Schema, Group(0, 120));

        Assert.StartsWith("the Parquet file is damaged", Wrong(bytes[..(int)(bytes.Length * share)]).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_columns_have_names() =>
        Assert.StartsWith("the columns of Parquet files have names; ", Wrong(ParquetBytes.Of(1, 2), settings => settings with { Header = false }).Sentence, StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private static long Whole(int row) => row;

    private static double? Share(int row) => (row % 4) switch { 2 => double.NaN, 3 => null, var part => part * 0.5 };

    private static float Single(int row) => row / 10f;

    private static bool? Open(int row) => row % 3 == 2 ? null : row % 3 == 1;

    private static string? City(int row) => (row % 3) switch { 0 => "Berlin", 1 => "Köln, am Rhein", _ => null };

    private static DateTime Day(int row) => new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(row);

    private static DateTime Seen(int row) => new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(1.5 * row);

    private static decimal Price(int row) => 1.25m * row;

    private static double Target(int row) => row / 10d;

    private static string Text<T>(T value) => value is IFormattable number ? number.ToString(null, CultureInfo.InvariantCulture) : "";

    private static Func<ParquetRowGroupWriter, Task> Group(int first, int count) => async group =>
    {
        var rows = Enumerable.Range(first, count).ToArray();
        await group.WriteAsync<long>(Schema.DataFields[0], rows.Select(Whole).ToArray().AsMemory());
        await group.WriteAsync<double>(Schema.DataFields[1], rows.Select(Share).ToArray().AsMemory());
        await group.WriteAsync<float>(Schema.DataFields[2], rows.Select(Single).ToArray().AsMemory());
        await group.WriteAsync<bool>(Schema.DataFields[3], rows.Select(Open).ToArray().AsMemory());
        await group.WriteAsync(Schema.DataFields[4], rows.Select(City).ToArray()!);
        await group.WriteAsync<DateTime>(Schema.DataFields[5], rows.Select(Day).ToArray().AsMemory());
        await group.WriteAsync<DateTime>(Schema.DataFields[6], rows.Select(Seen).ToArray().AsMemory());
        await group.WriteAsync<decimal>(Schema.DataFields[7], rows.Select(Price).ToArray().AsMemory());
        await group.WriteAsync<double>(Schema.DataFields[8], rows.Select(Target).ToArray().AsMemory());
    };

    private static Checked<DataSet> Load(string path, Func<CsvData, CsvData>? change)
    {
        var settings = new CsvData(path, null, Header: true, Delimiter: null, Target: null, Inputs: []);
        return DataSets.Load(change?.Invoke(settings) ?? settings);
    }

    private static DataSet Right(string path, Func<CsvData, CsvData>? change = null) => Assert.IsType<Checked<DataSet>.Right>(Load(path, change)).Value;

    private Mistake Wrong(byte[] bytes, Func<CsvData, CsvData>? change = null) =>
        Assert.Single(Assert.IsType<Checked<DataSet>.Wrong>(Load(_folder.Write("b", bytes), change)).Mistakes);
}
