using System.Collections.Immutable;
using System.Text;
using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Data.Inputs;

namespace ActorSearch.TrainerNode.Tests.Data.Inputs;

public sealed class InputFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actorsearch-").FullName;

    /// <summary>Trained on id,b,y,a with a header, and the inputs a and b.</summary>
    private static readonly (ImmutableArray<string> Inputs, SourceColumns Source) Named = (["a", "b"], new(true, 4, [3, 1], 2, null));

    /// <summary>Trained on four columns without a header, of which the first is the target.</summary>
    private static readonly (ImmutableArray<string> Inputs, SourceColumns Source) Numbered = (["1", "2", "3"], new(false, 4, [1, 2, 3], 0, null));

    /// <summary>Trained on a file whose header is 0,1,2,label.</summary>
    private static readonly (ImmutableArray<string> Inputs, SourceColumns Source) Digits = (["0", "1", "2"], new(true, 4, [0, 1, 2], 3, null));

    [Fact]
    public void The_training_file_itself_and_the_inputs_alone_give_the_same_values()
    {
        double[] expected = [2, 3, 4, 6, 7, 8];

        Assert.Equal(expected, Read("1,2,3,4\n5,6,7,8\n", Numbered).Values);
        Assert.Equal(expected, Read("2,3,4\n6,7,8\n", Numbered).Values);
    }

    /// <summary>A header has another name for each column.</summary>
    [Theory]
    [InlineData("red,red\nblue,green\n", null)]
    [InlineData("red,\nblue,green\n", null)]
    [InlineData("NA,green\nblue,green\n", null)]
    [InlineData("red,green\nblue,green\n", false)]
    public void A_first_row_without_a_number_is_data_if_it_has_no_names_or_the_user_says_so(string text, bool? header) => Assert.Equal(2, ReadTexts(text, header).Value.Records.Count);

    [Fact]
    public void A_first_row_that_may_be_a_header_or_data_is_asked_about()
    {
        var mistakes = Assert.IsType<Checked<InputRows>.Wrong>(InputFile.Read(WriteTexts("red,green\n"), null, ',', Texts, new SourceColumns(false, 3, [0, 1], 2, null), true)).Mistakes;

        Assert.EndsWith("give --header: the columns are then used by position. If it is data, give --no-header.", Assert.Single(mistakes).Sentence, StringComparison.Ordinal);
    }

    private static readonly ImmutableArray<InputColumn> Texts = [new InputColumn("0", ColumnType.Category) { Levels = ["blue", "red"] }, new InputColumn("1", ColumnType.Category) { Levels = ["green"] }];

    private Checked<InputRows>.Right ReadTexts(string text, bool? header) =>
        Assert.IsType<Checked<InputRows>.Right>(InputFile.Read(WriteTexts(text), header, ',', Texts, new SourceColumns(false, 3, [0, 1], 2, null), true));

    private string WriteTexts(string text)
    {
        var path = Path.Combine(_folder, "texts.csv");
        File.WriteAllText(path, text);
        return path;
    }

    [Fact]
    public void Named_columns_are_found_by_name_in_any_order_and_among_any_others()
    {
        Assert.Equal([4, 2], Read("id,b,y,a\n007,2,3,4\n", Named).Values);
        Assert.Equal([4, 2], Read("a,b\n4,2\n", Named).Values);
        Assert.Equal([4, 2], Read("b;x;x;a;note\n2;;;4;hello\n", Named).Values);
    }

    [Fact]
    public void Names_that_are_digits_are_names()
    {
        Assert.Equal([9, 8, 7], Read("2,1,0\n7,8,9\n", Digits).Values);
        Assert.Equal("2,1,0", Text(Read("2,1,0\n7,8,9\n", Digits).Header!));
    }

    [Fact]
    public void Without_a_header_the_columns_of_a_model_with_names_are_taken_by_position()
    {
        Assert.Equal([4, 2], Read("1,2,3,4\n", Named, header: false).Values);
        Assert.Equal([4, 2], Read("4,2\n", Named, header: false).Values);
    }

    [Fact]
    public void A_header_for_a_model_without_names_is_skipped_and_kept()
    {
        var rows = Read("y,a,b,c\n1,2,3,4\n", Numbered, header: true);

        Assert.Equal([2, 3, 4], rows.Values);
        Assert.Equal("y,a,b,c", Text(rows.Header!));
    }

    [Fact]
    public void Every_row_is_kept_as_it_stands_in_the_file()
    {
        var rows = Read("id;when;a;b\r\n0012345678901234567;\"2024-01-31 10:00:00.123456789\";1.50;\"2\"\r\n\"a;b\"; x ;1e0;2", Named);

        Assert.Equal(';', rows.Delimiter);
        Assert.Equal(
            ["0012345678901234567;\"2024-01-31 10:00:00.123456789\";1.50;\"2\"", "\"a;b\"; x ;1e0;2"], rows.Records.Select(Text));
        Assert.Equal([1.5, 2, 1, 2], rows.Values);
    }

    [Fact]
    public void A_delimiter_that_the_experiment_named_is_that_of_a_file_to_predict()
    {
        var model = (Named.Inputs, Named.Source with { Delimiter = '|' });

        Assert.Equal([4, 2], Read("b|note|a\n2|x,y,z|4\n", model).Values);
        Assert.Equal([4, 2], Read("b,note,a\n2,x|y,4\n", model, delimiter: ',').Values);
    }

    [Theory]
    [InlineData("1,2,3,4,5\n", "the file has 5 columns, but the training file had 4, and the model uses 3 of them (counted from 0: 1, 2, 3).")]
    [InlineData("1,2\n3,4\n", "the file has 2 columns, but the training file had 4, and the model uses 3 of them")]
    [InlineData("7\n", "the file has 1 column,")]
    [InlineData("y,a,b,c\n1,2,3,4\n", "give --header")]
    public void A_file_without_a_header_that_does_not_fit_is_refused_in_one_sentence(string text, string part) =>
        Assert.Contains(part, Refusal(text, Numbered), StringComparison.Ordinal);

    [Theory]
    [InlineData("b,c\n1,2\n", null, "columns of the file are \"b\", \"c\"")]
    [InlineData("x,y,z\n1,2,3\n", null, "columns that the file does not have: \"a\", \"b\"")]
    [InlineData("b,a,a\n1,2,3\n", null, "2 columns have the name \"a\"")]
    [InlineData("A,b\n1,2\n", null, "Did you mean \"A\"?")]
    [InlineData("1,2,3,4\n5,6,7,8\n", null, "give --no-header")]
    [InlineData("id,b,y,a\n1,2,3,4\n", false, "Remove --no-header")]
    [InlineData("1,2,3\n", false, "the file has 3 columns, but the training file had 4, and the model uses 2 of them")]
    public void A_file_without_the_names_is_refused_in_one_sentence(string text, bool? header, string part) =>
        Assert.Contains(part, Refusal(text, Named, header), StringComparison.Ordinal);

    [Fact]
    public void A_model_of_an_earlier_version_takes_names_alone()
    {
        Assert.Equal([4, 2], Read("b,a\n2,4\n", (Named.Inputs, null)).Values);
        Assert.Contains("without --no-header", Refusal("2,4\n", (Named.Inputs, null), false), StringComparison.Ordinal);
        Assert.Contains("Run the experiment again", Refusal("1,2,3\n", (Digits.Inputs, null)), StringComparison.Ordinal);
    }

    [Fact]
    public void Flags_dates_and_categories_are_read_as_in_the_training_file()
    {
        ImmutableArray<InputColumn> inputs =
        [
            new("adult", ColumnType.Flag) { Levels = ["no", "yes"] },
            new("day", ColumnType.Date) { Date = new DateNumber("day", DatePart.Elapsed, "d/M/yyyy") },
            new("day.month", ColumnType.Date) { Date = new DateNumber("day", DatePart.Month, "d/M/yyyy") },
            new("port", ColumnType.Category) { Levels = ["C", "S"] },
        ];
        var source = new SourceColumns(true, 4, [0, 1, 1, 2], 3, null);
        var rows = Assert.IsType<Checked<InputRows>.Right>(InputFile.Read(Write("port,day,adult\nS,2/3/1970,YES\nQ,1/1/1970,no\n"), null, null, inputs, source)).Value;

        Assert.Equal([1, 60, 3, 1, 0, 0, 1, InputColumn.Unseen], rows.Values);
        Assert.Contains(
            "line 2, column \"adult\": \"maybe\" is neither \"no\" nor \"yes\"",
            Assert.Single(Assert.IsType<Checked<InputRows>.Wrong>(InputFile.Read(Write("port,day,adult\nS,2/3/1970,maybe\n"), null, null, inputs, source)).Mistakes).ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_that_is_not_a_number_is_told_with_its_line_and_column() =>
        Assert.Contains("line 3, column \"b\"", Refusal("a,b\n1,2\n3,oops\n", Named), StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private InputRows Read(
        string text, (ImmutableArray<string> Inputs, SourceColumns? Source) model, bool? header = null, char? delimiter = null) =>
        Assert.IsType<Checked<InputRows>.Right>(InputFile.Read(Write(text), header, delimiter, Columns(model.Inputs), model.Source)).Value;

    private string Refusal(string text, (ImmutableArray<string> Inputs, SourceColumns? Source) model, bool? header = null) => Assert.Single(
        Assert.IsType<Checked<InputRows>.Wrong>(InputFile.Read(Write(text), header, null, Columns(model.Inputs), model.Source)).Mistakes).ToString();

    private static ImmutableArray<InputColumn> Columns(ImmutableArray<string> names) => [.. names.Select(name => new InputColumn(name, ColumnType.Number))];

    private string Write(string text)
    {
        var path = Path.Combine(_folder, "new.csv");
        File.WriteAllText(path, text);
        return path;
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
