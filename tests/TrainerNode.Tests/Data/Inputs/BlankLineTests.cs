using System.Collections.Immutable;
using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Data.Inputs;
using ActorSearch.TrainerNode.Data.Loading;

namespace ActorSearch.TrainerNode.Tests.Data.Inputs;

/// <summary>Blank lines of texts in columns: rows of the input and of its predictions are the same.</summary>
public sealed class BlankLineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Spreadsheets write a missing value of a single column so.</summary>
    [Theory]
    [InlineData("size\n1\n\n3\n", null)]
    [InlineData("\n\nsize\n1\n\n3\n\n\n", null)]
    [InlineData("size\r\n1\r\n\r\n3\r\n\r\n", null)]
    [InlineData("size\r1\r\r3", null)]
    [InlineData("size\n\"1\n\"\n\"\"\n3\n", null)]
    [InlineData("1\n\n3\n", false)]
    public void Between_values_of_a_single_column_they_are_rows_without_a_value(string text, bool? header)
    {
        var rows = Sizes(text, header);

        Assert.Equal([1, double.NaN, 3], rows.Values);
        Assert.Null(rows.Blank);
    }

    [Fact]
    public void Above_the_first_value_of_a_single_column_without_a_header_they_are_rows_too()
    {
        Assert.Equal([double.NaN, double.NaN, 3], Sizes("\n\n3\n\n", header: false).Values);
        Assert.Equal([double.NaN, 3], Sizes("\uFEFF\r\n3\r\n", header: false).Values);
    }

    [Fact]
    public void Of_a_single_column_they_are_refused_where_the_model_takes_no_missing_values()
    {
        var wrong = Assert.IsType<Checked<InputRows>.Wrong>(Read("size\n1\n\n\n4\n", null, ["size"], takesMissing: false));

        Assert.StartsWith($"{At("new.csv")}, line 3, column \"size\"", Assert.Single(wrong.Mistakes).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,b\n1,2\n\n\r\n\"3\n\",4\n\n5,6\n\n\n", "line 3: this is the first of 3 blank lines, which are not rows and have no predictions.")]
    [InlineData("a,b\n1,2\n\n3,4\n5,6\n", "line 3: the line is blank, so it is not a row and has no prediction.")]
    [InlineData("\na,b\n1,2\n3,4\n5,6\n\n", null)]
    public void Between_rows_of_several_columns_they_are_said_and_are_not_rows(string text, string? said)
    {
        var rows = Right(Read(text, null, ["a", "b"], takesMissing: true));

        Assert.Equal([1, 2, 3, 4, 5, 6], rows.Values);
        Assert.Equal(said is null ? null : $"{At("new.csv")}, {said}", rows.Blank);
    }

    [Fact]
    public void At_the_end_of_one_of_several_files_they_are_nothing_and_the_first_is_named_with_its_file()
    {
        _folder.Write("a.csv", "a,b\n1,2\n\n");
        _folder.Write("b.csv", "a,b\n3,4\n\n\n5,6\n");
        var rows = Right(InputFile.Read(At("?.csv"), null, null, Inputs(["a", "b"]), Source(2)));

        Assert.Equal([1, 2, 3, 4, 5, 6], rows.Values);
        Assert.StartsWith($"{At("b.csv")}, line 3: this is the first of 2 blank lines", rows.Blank, StringComparison.Ordinal);

        _folder.Write("1.txt", "size\n1\n\n");
        _folder.Write("2.txt", "size\n2\n\n3\n");
        Assert.Equal([1, 2, double.NaN, 3], Right(InputFile.Read(At("?.txt"), null, null, Inputs(["size"]), Source(1), takesMissing: true)).Values);
    }

    [Fact]
    public void Between_training_rows_they_are_left_out_with_a_notice()
    {
        var data = Assert.IsType<Checked<DataSet>.Right>(DataSets.Load(_folder.Csv("\nx,y\n1.5,1\n\n2.5,2\n\n\n3.5,5\n\n"))).Value;

        Assert.Equal(3, data.Train.Rows);
        Assert.EndsWith("train.csv, 3 lines between the rows are blank, so they are left out and not counted.", Assert.Single(data.Notices), StringComparison.Ordinal);
    }

    private string At(string name) => Path.Combine(_folder.Path, name);

    private InputRows Sizes(string text, bool? header) => Right(Read(text, header, ["size"], takesMissing: true));

    private Checked<InputRows> Read(string text, bool? header, string[] names, bool takesMissing) =>
        InputFile.Read(_folder.Write("new.csv", text), header, null, Inputs(names), Source(names.Length), takesMissing);

    private static InputRows Right(Checked<InputRows> read) => Assert.IsType<Checked<InputRows>.Right>(read).Value;

    private static ImmutableArray<InputColumn> Inputs(string[] names) => [.. names.Select(name => new InputColumn(name, ColumnType.Number))];

    private static SourceColumns Source(int inputs) => new(true, inputs + 1, [.. Enumerable.Range(0, inputs)], inputs, null);
}
