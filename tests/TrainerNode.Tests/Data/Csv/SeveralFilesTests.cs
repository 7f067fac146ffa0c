using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Data.Csv;
using ActorSearch.TrainerNode.Data.Inputs;
using ActorSearch.TrainerNode.Data.Loading;

namespace ActorSearch.TrainerNode.Tests.Data.Csv;

public sealed class SeveralFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Files_follow_each_other_in_the_ordinal_order_of_their_names()
    {
        _folder.Write("b.csv", "x,y\n5,6\n");
        _folder.Write("a10.csv", Gzip("x,y\n1,2\n"));
        _folder.Write("a9.csv", "x,y\n3,4");
        _folder.Write("B.csv", "x,y\n");
        _folder.Write(".a.csv", "other\n");
        _folder.Write("c.txt", "other\n");
        var data = Right("*.csv");

        Assert.Equal([1, 3, 5], data.Train.Inputs);
        Assert.Equal([2, 4, 6], data.Train.Targets);
        string[] contents = ["x,y\n", "x,y\n1,2\n", "x,y\n3,4", "x,y\n5,6\n"];
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData([.. contents.SelectMany(text => SHA256.HashData(Encoding.UTF8.GetBytes(text)))])), data.Sha256);
        Assert.Equal([1, 3], Right("a*.csv").Train.Inputs);
        Assert.Equal(Right("a9.csv").Sha256, Right("a?.csv").Sha256);
    }

    [Fact]
    public void A_file_without_a_header_has_rows_only()
    {
        _folder.Write("1.csv", "1,2\n3,4\n");
        _folder.Write("2.csv", "");
        _folder.Write("3.csv", "5,6\n");

        Assert.Equal([1, 3, 5], Right("?.csv", settings => settings with { Header = false }).Train.Inputs);
    }

    [Fact]
    public void A_file_whose_name_has_an_asterisk_is_one_file()
    {
        _folder.Write("a*.csv", "x,y\n1,2\n");
        _folder.Write("ab.csv", "x,y\n3,4\n");

        Assert.Equal([1], Right("a*.csv").Train.Inputs);
    }

    [Theory]
    [InlineData("x,z\n3,4\n", "it has no column \"y\", which FOLDER/1.csv has; its columns are \"x\", \"z\".")]
    [InlineData("x,Y\n3,4\n", "it has no column \"y\", which FOLDER/1.csv has; did you mean \"Y\"?")]
    [InlineData("x,y,z\n3,4,5\n", "it has the column \"z\", which FOLDER/1.csv does not have; files of one pattern need the same columns.")]
    [InlineData("x;y\n3;4\n", "its columns are divided by \";\", but those of FOLDER/1.csv by \",\"; use one delimiter.")]
    [InlineData("3,4\n5,6\n", "its first row is data (\"3\", \"4\"), but FOLDER/1.csv begins with a header; write that header above it.")]
    [InlineData("red,4\nblue,6\n", "its first row is data (\"red\", \"4\"), but FOLDER/1.csv begins with a header; write that header above it.")]
    [InlineData("red,big\nblue,small\n", "it has no columns \"x\", \"y\", which FOLDER/1.csv has; its columns are \"red\", \"big\"; if that is data, write the header above it.")]
    [InlineData("3;4\n5;6\n", "its first row is data (\"3\", \"4\"), but FOLDER/1.csv begins with a header; write that header above it.")]
    [InlineData("X,Y\n3,4\n", "it has no columns \"x\", \"y\", which FOLDER/1.csv has; its columns are \"X\", \"Y\", whose letters are in another case; write them alike.")]
    [InlineData("a,b,c\n1,2,3\n", "it has no columns \"x\", \"y\", which FOLDER/1.csv has; its columns are \"a\", \"b\", \"c\".")]
    [InlineData("", "the file is empty.")]
    [InlineData("{\"x\": 1}", "this is JSON; write its table as CSV.")]
    public void A_file_that_does_not_fit_the_first_is_named(string second, string sentence)
    {
        _folder.Write("1.csv", "x,y\n1,2\n");
        _folder.Write("2.csv", second);
        var mistake = Assert.Single(Wrong("?.csv"));

        Assert.Equal(_folder.File("2.csv"), mistake.Where);
        Assert.Equal(sentence.Replace("FOLDER", _folder.Path, StringComparison.Ordinal), mistake.Sentence);
    }

    /// <summary>data.header = false would not help: the later file would be refused then.</summary>
    [Theory]
    [InlineData("x,y\n1,2\n3,4\n", "\"5\", \"6\"")]
    [InlineData("# made by hand\nx,y\n1,2\n3,4\n", "\"5\", \"6\"")]
    [InlineData("x,y\n1,2\n3,4\n", "\"red\", \"6\"")]
    public void A_first_file_without_the_header_of_a_later_one_is_named(string headed, string first)
    {
        _folder.Write("1.csv", $"{first.Replace("\"", "", StringComparison.Ordinal)}\n{(first.Contains("red", StringComparison.Ordinal) ? "red" : "7")},8\n");
        _folder.Write("2.csv", "7,9\n8,10\n");
        foreach (var compressed in new[] { false, true })
        {
            _folder.Write("3.csv", compressed ? Gzip(headed) : Encoding.UTF8.GetBytes(headed));
            var mistake = Assert.Single(Wrong("?.csv"));

            Assert.Equal(_folder.File("1.csv"), mistake.Where);
            Assert.Equal($"its first row is data ({first}), but {_folder.File("3.csv")} begins with a header; write that header above it.", mistake.Sentence);
        }

        _folder.Write("3.csv", "9,10\n11,12\n");
        Assert.Contains("set data.header = false", Assert.Single(Wrong("?.csv")).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_in_a_later_file_of_files_without_one_is_named()
    {
        static CsvData Plain(CsvData settings) => settings with { Header = false };
        _folder.Write("1.csv", "1,red,3\n2,blue,4\n");
        _folder.Write("2.csv", "x,colour,y\n3,red,5\n");
        var mistake = Assert.Single(Wrong("?.csv", Plain));

        Assert.Equal($"{_folder.File("2.csv")}, line 1", mistake.Where);
        Assert.Equal(
            "this row is a header (it has texts above numbers), but data.header = false says that no file has one; remove it, or write it in every file and set data.header = true.", mistake.Sentence);

        // Texts that are no names of columns: a value is missing, or all columns hold texts.
        _folder.Write("2.csv", "NA,red,5\n3,red,5\n");
        Assert.Equal(4, Right("?.csv", Plain).Train.Rows);
    }

    [Fact]
    public void A_mistake_names_its_file_and_the_line_there()
    {
        _folder.Write("1.csv", "x,y\n1,2\n5,\"6\n\"\n");
        _folder.Write("2.csv", "x,y\n3,4\n\n1 kg,8\n");
        _folder.Write("3.csv", "x,y\n3,4,5\n");

        Assert.Equal(
            [$"{_folder.File("3.csv")}, line 2", $"{_folder.File("2.csv")}, line 4, column \"x\""],
            Wrong("?.csv").Select(mistake => mistake.Where));

        _folder.Write("2.csv", [.. "x,y\n3,4\n"u8, 0xf6, (byte)'\n']);
        Assert.Equal($"{_folder.File("2.csv")}, line 3", Assert.Single(Wrong("?.csv")).Where);
    }

    [Fact]
    public void Columns_in_another_order_are_found_by_their_names()
    {
        _folder.Write("1.csv", "x,name,y\n1,a,2\n");
        _folder.Write("2.csv", "y,x,name\n4,3,\"b, \"\"c\"\"\"\n");
        _folder.Write("3.csv", "x,name,y\n5,a,6\n");
        var train = Right("?.csv", settings => settings with { Inputs = ["x"] }).Train;

        Assert.Equal([1, 3, 5], train.Inputs);
        Assert.Equal([2, 4, 6], train.Targets);
        var read = InputFile.Read(_folder.File("?.csv"), null, null, [new InputColumn("x", ColumnType.Number)], new SourceColumns(true, 3, [0], 2, null));
        Assert.Equal(["1,a,2", "3,\"b, \"\"c\"\"\",4", "5,a,6"], Assert.IsType<Checked<InputRows>.Right>(read).Value.Records.Select(record => Encoding.UTF8.GetString(record)));
    }

    [Fact]
    public void A_pattern_that_no_file_matches_is_one_sentence() =>
        Assert.StartsWith("no file matches this pattern;", Assert.Single(Wrong("part-*.csv")).Sentence, StringComparison.Ordinal);

    [Fact]
    public void Another_program_reads_one_file()
    {
        _folder.Write("1.csv", "x,y\n1,2\n3,4\n");

        Assert.Contains("a pattern of files is not allowed", Assert.Single(Wrong("*.csv", settings => settings with { IsOnlyTarget = true })).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_to_predict_can_be_several_and_have_one_header()
    {
        _folder.Write("1.csv", "x,y\n1,2\n");
        _folder.Write("2.csv", "x,y\n3,4\n");
        var read = InputFile.Read(_folder.File("?.csv"), null, null, [new InputColumn("y", ColumnType.Number)], new SourceColumns(true, 2, [1], 0, null));
        var rows = Assert.IsType<Checked<InputRows>.Right>(read).Value;

        Assert.Equal([2, 4], rows.Values);
        Assert.Equal(["1,2", "3,4"], rows.Records.Select(record => Encoding.UTF8.GetString(record)));
        Assert.Equal([_folder.File("1.csv"), _folder.File("2.csv")], InputFile.FilesOf(_folder.File("?.csv")).AsEnumerable());
    }

    public void Dispose() => _folder.Dispose();

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    private Checked<DataSet> Load(string pattern, Func<CsvData, CsvData>? change)
    {
        var settings = new CsvData(_folder.File(pattern), null, Header: true, Delimiter: null, Target: null, Inputs: []);
        return DataSets.Load(change?.Invoke(settings) ?? settings);
    }

    private DataSet Right(string pattern, Func<CsvData, CsvData>? change = null) => Assert.IsType<Checked<DataSet>.Right>(Load(pattern, change)).Value;

    private ImmutableArray<Mistake> Wrong(string pattern, Func<CsvData, CsvData>? change = null) => Assert.IsType<Checked<DataSet>.Wrong>(Load(pattern, change)).Mistakes;
}
