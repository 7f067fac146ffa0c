using System.Collections.Immutable;
using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Loading;

namespace ActorSearch.TrainerNode.Tests.Data.Csv;

public sealed class NumberColumnTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("\"1,234\"|\"2,590\"|\"1,045,442\"", "\"1,045,442\" has digit separators (the first of 3 such fields in this column); write 1045442.")]
    [InlineData("\"1,234.50\"", "\"1,234.50\" has digit separators; write 1234.50.")]
    [InlineData("\"1,234\"|5", "\"1,234\" may be 1234 with a thousands separator or 1.234 with a decimal comma; write the one that you mean.")]
    [InlineData("\"1,234\"|\"2,5\"", "\"2,5\" is not a number (the first of 2 such fields in this column); write a decimal point, not a comma; or set data.decimal = comma if all numbers of the file have decimal commas.")]
    [InlineData("\"0,123\"", "\"0,123\" is not a number; write a decimal point, not a comma; or set data.decimal = comma if all numbers of the file have decimal commas.")]
    [InlineData("\"1234,567\"", "\"1234,567\" is not a number; write a decimal point, not a comma; or set data.decimal = comma if all numbers of the file have decimal commas.")]
    [InlineData("\"1.234,56\"|\"1,234\"", "\"1.234,56\" has digit separators (the first of 2 such fields in this column); write 1234.56.")]
    [InlineData("1.234.567", "\"1.234.567\" has digit separators; write 1234567.")]
    [InlineData("1 234", "\"1 234\" has digit separators; write 1234.")]
    [InlineData("1\u202f234\u202f567", "\"1\u202f234\u202f567\" has digit separators; write 1234567.")]
    [InlineData("-1'234.5", "\"-1'234.5\" has digit separators; write -1234.5.")]
    [InlineData("1_000", "\"1_000\" has digit separators; write 1000.")]
    [InlineData("\"12,34,567\"", "\"12,34,567\" has digit separators; write 1234567.")]
    [InlineData("$5", "\"$5\" is a number with other text; write only the number.")]
    [InlineData("12 %", "\"12 %\" is a number with other text; write only the number.")]
    [InlineData("\u22125|\u22126.5", "\"\u22125\" has a typographic minus sign (the first of 2 such fields in this column); write -5.")]
    [InlineData("\u20131e3", "\"\u20131e3\" has a typographic minus sign; write -1e3.")]
    [InlineData("(12)|4|5", "\"(12)\" is a negative number in parentheses; write -12.")]
    [InlineData("$(12.50)|4|5", "\"$(12.50)\" is a negative number in parentheses; write -12.50.")]
    [InlineData("\"(1,234.50)\"|4|5", "\"(1,234.50)\" is a negative number in parentheses; write -1234.50.")]
    [InlineData("\"(1,234)\"|4|5", "\"(1,234)\" is a negative number in parentheses; write a minus sign and only the digits.")]
    [InlineData("12-|4|3.5-", "\"12-\" is a negative number with its sign behind it (the first of 2 such fields in this column); write -12.")]
    [InlineData("-$12.50|4|5", "\"-$12.50\" is a number with other text; write only the number.")]
    [InlineData("'12|4|5", "\"'12\" is a number with other text; write only the number.")]
    [InlineData("CHF 12|4|5", "\"CHF 12\" is a number with other text; write only the number.")]
    [InlineData("True|2", "\"True\" is in a column of numbers; write 1 for true and 0 for false.")]
    [InlineData("0|1700000000.01|1700000000.02|1700000000.03|1700000000.04",
        "5 different values of this column are 2 as 32-bit numbers, because other numbers in the column are so much larger; subtract an offset, take the logarithm, or remove the rows that are far from the others.")]
    public void What_is_no_number_is_one_sentence_a_column(string fields, string sentence)
    {
        var text = "a,y\n" + string.Concat(fields.Split('|').Select((field, row) => $"{field},{row}\n"));

        Assert.Equal(sentence, Assert.Single(Wrong(text)).Sentence);
    }

    [Theory]
    [InlineData("NA")]
    [InlineData("N/A")]
    [InlineData("None")]
    [InlineData("null")]
    [InlineData("?")]
    [InlineData("-")]
    [InlineData("nan")]
    [InlineData("#N/A")]
    [InlineData(".")]
    public void Missing_numbers_are_counted(string missing) => Assert.Equal(
        $"2 rows have no value in this column, and this is the first of them (\"{missing}\"); fill in numbers or remove the rows.",
        Assert.Single(Wrong($"a,y\n2,1\n3,{missing}\n4,{missing}\n")).Sentence);

    [Fact]
    public void True_and_False_in_any_case_are_1_and_0()
    {
        var train = Assert.IsType<Checked<DataSet>.Right>(DataSets.Load(_folder.Csv("red;blue;y\nTrue;FALSE;1\nfalse; true ;2\n\"TRUE\";False;3\n"))).Value.Train;

        Assert.Equal([1, 0, 0, 1, 1, 0], train.Inputs);
    }

    [Fact]
    public void A_column_that_is_not_read_may_hold_anything()
    {
        var settings = _folder.Csv("id,when,x,y\n\"1,234\",True,1,2\nNA,,3,4\n") with { Inputs = ["x"] };

        Assert.Equal([1, 3], Assert.IsType<Checked<DataSet>.Right>(DataSets.Load(settings)).Value.Train.Inputs);
    }

    public void Dispose() => _folder.Dispose();

    private ImmutableArray<Mistake> Wrong(string text) => Assert.IsType<Checked<DataSet>.Wrong>(DataSets.Load(_folder.Csv(text))).Mistakes;
}
