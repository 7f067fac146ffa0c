using System.Text;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Loading;

namespace ActorSearch.TrainerNode.Tests.Data;

public sealed class CsvMistakesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "train.csv: the file is empty.")]
    [InlineData("\n\n", "train.csv: the file is empty.")]
    [InlineData("\uFEFF", "train.csv: the file is empty.")]
    [InlineData("x,y\n", "train.csv: the file has a header but no rows.")]
    [InlineData("x,y\n1,2\n3\n4,5\n", "train.csv, line 3: the row has 1 field, but the first one has 2.")]
    [InlineData("x,y\n1,2,3\n", "train.csv, line 2: the row has 3 fields, but the first one has 2.")]
    [InlineData("x,y\n1,2\n\n3\n4,5\n", "train.csv, line 4: the row has 1 field, but the first one has 2.")]
    [InlineData("x,y\n1,two\n", "train.csv, line 2, column \"y\": \"two\" is not a number; correct it or remove the row.")]
    [InlineData("x,y\n1,\"\"\n", "train.csv, line 2, column \"y\": the field is empty; fill in a number or remove the row.")]
    [InlineData("x,y\n1,NaN\n", "train.csv, line 2, column \"y\": \"NaN\" means a missing value; fill in a number or remove the row.")]
    [InlineData("x,y\n-inf,1\n", "train.csv, line 2, column \"x\": \"-inf\" is not a finite number; fill one in or remove the row.")]
    [InlineData("x,y\n1,Infinity\n",
        "train.csv, line 2, column \"y\": \"Infinity\" is not a finite number; fill one in or remove the row.")]
    [InlineData("x,y\n1,1e400\n",
        "train.csv, line 2, column \"y\": \"1e400\" is too large for a 64-bit number (at most 1.8e308); scale the column.")]
    [InlineData("x,y\n1,-1e-400\n",
        "train.csv, line 2, column \"y\": \"-1e-400\" is too small for a 64-bit number (at least 4.9e-324); scale the column.")]
    [InlineData("x,y\n1,1e200\n2,1\n",
        "train.csv, column \"y\": its largest number is 1e200, whose square does not fit in 64 bits; scale the column to sizes from 1e-150 to 1e150.")]
    [InlineData("x;y\n1;2,5\n", "train.csv, line 2, column \"y\": \"2,5\" is not a number; write a decimal point, not a comma; or set data.decimal = comma if all numbers of the file have decimal commas.")]
    [InlineData("x,y\n1,2\0\n", "train.csv, line 2, column \"y\": \"2�\" has zero bytes; the file is damaged.")]
    [InlineData("x,y\n1,2;3\n", "train.csv, line 2, column \"y\": \"2;3\" is not a number; is data.delimiter another character?")]
    [InlineData("x,y,x\n1,2,3\n", "train.csv, line 1: columns 0 and 2 (counted from 0) have the same name, \"x\"; rename all but one.")]
    [InlineData("1.5,2\n3,4\n",
        "train.csv, line 1: this row looks like the rows below it (it has numbers in the same columns); if it is data, set data.header = false; if it is a header, give the columns names that are not numbers.")]
    [InlineData("x\n1\n",
        "train.csv: there is only one column, but an input and a target are needed; set data.delimiter to what is between the columns, for example semicolon or blank.")]
    [InlineData("x,y\n1,\"2\n3,4\n", "train.csv, line 2: a quote is opened here and never closed.")]
    [InlineData("x,y\n1,\"2\"3\n", "train.csv, line 2: text follows a closing quote; double a quote that belongs to the text.")]
    public void Each_mistake_in_a_file_is_one_sentence_with_file_line_and_column(string text, string sentence) =>
        Assert.Contains(sentence, Mistakes(_folder.Csv(text)));

    [Theory]
    [InlineData("x,y\n1,\"2\n3,4\n", "train.csv, line 2: a quote is opened here and never closed.")]
    [InlineData("x,\"y\n1,2\n3,4\n", "train.csv, line 1: a quote is opened here and never closed.")]
    [InlineData("x,y\n1,\"2\"3\n3,4\n", "train.csv, line 2: text follows a closing quote; double a quote that belongs to the text.")]
    [InlineData("x,y\n1,2\"3\n3,4\n", "train.csv, line 2: there is a quote inside a field that does not begin with one; put the whole field in quotes and double the inner one.")]
    public void A_row_that_is_no_record_is_told_once(string text, string sentence) =>
        Assert.Equal([sentence], Mistakes(_folder.Csv(text)));

    [Theory]
    [InlineData("labl", "data.target: there is no column \"labl\"; did you mean \"label\"?")]
    [InlineData("Label", "data.target: there is no column \"Label\"; did you mean \"label\"?")]
    [InlineData("price", "data.target: there is no column \"price\"; there are \"input\", \"label\".")]
    [InlineData("2", "data.target: there is no column \"2\"; there are \"input\", \"label\".")]
    [InlineData("-1", "data.target: there is no column \"-1\"; there are \"input\", \"label\".")]
    public void An_unknown_target_is_told_with_the_nearest_name_or_all_of_them(string target, string sentence) =>
        Assert.Equal([sentence], Mistakes(_folder.Csv("input,label\n1,2\n") with { Target = target }));

    [Fact]
    public void Every_unknown_input_is_told() => Assert.Equal(
        [
            "data.inputs: there is no column \"high\"; did you mean \"height\"?",
            "data.inputs: there is no column \"7\"; there are \"height\", \"width\", \"y\".",
        ],
        Mistakes(_folder.Csv("height,width,y\n1,2,3\n") with { Inputs = ["high", "width", "7"] }));

    [Fact]
    public void A_target_among_the_inputs_is_a_mistake() => Assert.Equal(
        ["data.inputs: column \"y\" is the target; remove it from the inputs or name another data.target."],
        Mistakes(_folder.Csv("x,y\n1,2\n") with { Inputs = ["x", "y"] }));

    [Fact]
    public void An_input_that_is_listed_twice_is_a_mistake() => Assert.Equal(
        ["data.inputs: column \"x\" is listed 2 times; list it once."],
        Mistakes(_folder.Csv("x,y\n1,2\n") with { Inputs = ["x", "0"] }));

    [Fact]
    public void Without_a_header_a_name_is_a_mistake_and_so_is_a_first_row_of_text()
    {
        Assert.Equal(
            ["data.target: there is no column \"y\"; the columns have no names (data.header is false): give an index from 0 to 1."],
            Mistakes(_folder.Csv("1,2\n") with { Header = false, Target = "y" }));
        Assert.Equal(
            ["train.csv, line 1: the row has no number; if it is a header, set data.header = true; if it is data, write a header above it."],
            Mistakes(_folder.Csv("x,y\n1,2\n") with { Header = false }));
        Assert.Equal(
            ["train.csv, line 2, column 1 (counted from 0): \"a\" is not a number; correct it or remove the row."],
            Mistakes(_folder.Csv("1,2\n1,a\n") with { Header = false }));
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_told_for_both_files_at_once()
    {
        var settings = _folder.Csv("") with { Train = _folder.File("none.csv"), Test = _folder.Path };

        Assert.Equal(["none.csv: there is no such file; correct its path.", $"{_folder.Path}: this is a folder; name a file, or several with a pattern like FOLDER/*.csv."], Mistakes(settings));
        Assert.StartsWith(
            "none.csv: there is no such file in ", Assert.Single(Mistakes(settings with { Train = "none.csv", Test = null })));
        Assert.EndsWith("; correct its path.", Assert.Single(Mistakes(settings with { Train = "none.csv", Test = null })));
    }

    [Fact]
    public void A_path_that_is_empty_is_told_by_its_key() => Assert.Equal(
        ["data.train: it is empty; give the path of a table."], Mistakes(_folder.Csv("") with { Train = " " }));

    [Fact]
    public void A_file_that_may_not_be_read_is_told()
    {
        var settings = _folder.Csv("x,y\n1,2\n");
        if (OperatingSystem.IsWindows())
        {
            using var held = new FileStream(settings.Train, FileMode.Open, FileAccess.Read, FileShare.None);
            Assert.StartsWith("train.csv: the file cannot be read: ", Assert.Single(Mistakes(settings)));
            return;
        }

        // /proc/self/mem exists and opens, but reading its first page fails, for root too.
        var unreadable = OperatingSystem.IsLinux() ? "/proc/self/mem" : settings.Train;
        File.SetUnixFileMode(settings.Train, UnixFileMode.None);
        Assert.Matches(
            "the file cannot be read: |permission to read this file is denied", Assert.Single(Mistakes(settings with { Train = unreadable })));
    }

    [Theory]
    [InlineData("a,c\n1,2\n", "test.csv: it has no column \"b\", which train.csv has; its columns are \"a\", \"c\".")]
    [InlineData("a,x\n1,2\n", "test.csv: it has no column \"b\", which train.csv has; its columns are \"a\", \"x\".")]
    [InlineData("a,b\n", "test.csv: the file has a header but no rows.")]
    [InlineData("a,b\n1,x\n", "test.csv, line 2, column \"b\": \"x\" is not a number; correct it or remove the row.")]
    public void A_test_file_needs_the_same_columns_and_is_checked_alike(string test, string sentence) =>
        Assert.Equal([sentence], Mistakes(_folder.Csv("a,b\n1,2\n", test)));

    [Fact]
    public void The_mistakes_of_both_files_are_told_together() => Assert.Equal(
        ["train.csv, line 2, column \"a\": \"1,5\" is not a number; write a decimal point, not a comma; or set data.decimal = comma if all numbers of the file have decimal commas.", "test.csv, line 3, column \"b\": \"z\" is not a number; correct it or remove the row."],
        Mistakes(_folder.Csv("a,b\n\"1,5\",2\n", "a,b\n1,2\n3,z\n")));

    [Fact]
    public void A_target_of_texts_is_told_with_what_to_do() => Assert.Equal(
        [
            "train.csv, line 2, column \"kind\": \"a\" is not a number (the first of 3 such fields in this column); "
                + "set loss.kind = cross-entropy if the values of this target are classes.",
        ],
        Mistakes(_folder.Csv("city,x,kind\nBern,1,a\nBasel,2,b\nGenf,3,a\n")));

    [Fact]
    public void A_target_is_told_once_with_its_first_line_and_how_often() => Assert.Equal(
        [
            "train.csv, line 3, column \"y\": 3 rows have no value in this column, and this is the first of them (\"NA\"); fill in numbers or remove the rows (1 more field of this column is wrong in another way).",
        ],
        Mistakes(_folder.Csv("a,y\n1,1\n2,NA\n3,\n4,?\n5,ten\n")));

    [Theory]
    [InlineData(20, null)]
    [InlineData(21, "train.csv: and 1 more mistake in this file.")]
    [InlineData(1000, "train.csv: and 980 more mistakes in this file.")]
    public void After_twenty_mistakes_of_a_file_the_rest_is_a_number(int wrong, string? last)
    {
        var text = new StringBuilder("x,y\n");
        for (var row = 0; row < wrong; row++)
        {
            text.Append('1').Append(',', row + 2).Append('\n');
        }

        var mistakes = Mistakes(_folder.Csv(text.ToString()));
        Assert.Equal("train.csv, line 21: the row has 22 fields, but the first one has 2.", mistakes[19]);
        Assert.Equal(last, mistakes.ElementAtOrDefault(20));
        Assert.Equal(last is null ? 20 : 21, mistakes.Length);
    }

    [Fact]
    public void A_quote_that_swallows_a_large_file_is_told()
    {
        var text = new StringBuilder("x,y\n1,\"2\n");
        text.Insert(text.Length, "3,4\n", 1_000_000);

        Assert.Equal(
            ["train.csv: a row is longer than 1048576 bytes; is there a quote that is never closed?"],
            Mistakes(_folder.Csv(text.ToString())));
    }

    [Fact]
    public void What_a_file_holds_is_shown_short_and_without_control_characters()
    {
        var mistakes = Mistakes(_folder.Csv($"x,y\n1,\u001b[31m{new string('a', 100)}\n"));

        Assert.Equal([$"train.csv, line 2, column \"y\": \"�[31m{new string('a', 35)}…\" is not a number; correct it or remove the row."], mistakes);
    }

    private string[] Mistakes(DataSettings settings) =>
        Assert.IsType<Checked<DataSet>.Wrong>(DataSets.Load(settings)).Mistakes
            .Select(mistake => mistake.ToString().Replace(_folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal))
            .ToArray();
}
