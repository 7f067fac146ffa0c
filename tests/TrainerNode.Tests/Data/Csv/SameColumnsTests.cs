using System.Collections.Immutable;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Csv;
using ActorSearch.TrainerNode.Data.Loading;

namespace ActorSearch.TrainerNode.Tests.Data.Csv;

public sealed class SameColumnsTests : IDisposable
{
    private const string Train = "when,x,color,y\n2024-01-05,1,red,10\n2024-02-06,2,blue,20\n";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_test_file_has_its_columns_in_any_order()
    {
        var settings = _folder.Csv(Train, "y,color,when,x\n30,blue,2024-03-07,3\n") with
        {
            Columns = Choices("when", new ColumnChoice(ColumnUse.Date) { As = DateForm.Parts }),
        };
        var data = Right(settings);

        Assert.Equal(Right(settings with { Test = _folder.Write("ordered.csv", "when,x,color,y\n2024-03-07,3,blue,30\n") }).Test!.Inputs, data.Test!.Inputs);
        Assert.Equal(data.Train.InputColumns, data.Test.Inputs.Length);
        Assert.Equal([30], data.Test.Targets);
        Assert.Empty(data.Notices);
    }

    [Fact]
    public void Other_columns_are_not_used_and_are_named()
    {
        var data = Right(_folder.Csv("x,y\n1,2\n3,4\n", "z,y,note,x\nabc,2,,1\n"));

        Assert.Equal([1], data.Test!.Inputs);
        Assert.Equal($"{_folder.File("test.csv")}, columns \"z\", \"note\" are not in {_folder.File("train.csv")} and are not used.", Assert.Single(data.Notices));
    }

    [Fact]
    public void Columns_that_the_nets_do_not_get_can_be_missing_from_a_test_file()
    {
        var settings = _folder.Csv("id,note,x,y\nA,u,1,2\nB,v,3,4\n", "y,x\n6,5\n") with
        {
            Columns = Choices("id", new ColumnChoice(ColumnUse.Id)),
            Exclude = ["note"],
        };

        Assert.Equal([5], Right(settings).Test!.Inputs);
        Assert.Equal(
            ["it has no column \"id\", which FOLDER/train.csv has; its columns are \"y\", \"x\"."],
            Wrong(settings with { Test = null, Validation = settings.Test }));
    }

    [Fact]
    public void A_validation_file_has_its_columns_in_any_order()
    {
        var settings = _folder.Csv("id,x,y\nA,1,2\nB,3,4\n", "y,x,id,more\n6,5,C,7\n") with { Columns = Choices("id", new ColumnChoice(ColumnUse.Id)) };
        var data = Right(settings with { Test = null, Validation = settings.Test });

        Assert.Equal([1, 3, 5], data.Train.Inputs);
        Assert.Equal([2, 4, 6], data.Train.Targets);
        Assert.Equal(["A", "B", "C"], Assert.Single(data.Train.Roles.Ids).Texts);
        Assert.Equal($"{_folder.File("test.csv")}, column \"more\" is not in {_folder.File("train.csv")} and is not used.", Assert.Single(data.Notices));
    }

    [Theory]
    [InlineData("x,color,when\n3,blue,2024-03-07\n", "it has no column \"y\", which FOLDER/train.csv has; its columns are \"x\", \"color\", \"when\".")]
    [InlineData("X,color,when,y\n3,blue,2024-03-07,1\n", "it has no column \"x\", which FOLDER/train.csv has; did you mean \"X\"?")]
    [InlineData("y,when\n1,2024-03-07\n", "it has no columns \"x\", \"color\", which FOLDER/train.csv has; its columns are \"y\", \"when\".")]
    [InlineData("when,color,x,y\n2024-03-07,blue,some,1\n", "\"some\" is not a number; correct it or remove the row.")]
    [InlineData("color,when,x,y\nblue,7.3.2024,3,1\n", "\"7.3.2024\" is not a date in the form yyyy-MM-dd; correct it.")]
    public void A_test_file_that_does_not_fit_gets_one_sentence(string test, string sentence) => Assert.Equal([sentence], Wrong(_folder.Csv(Train, test)));

    [Fact]
    public void Files_without_a_header_need_the_same_number_of_columns() => Assert.Equal(
        ["there are 3 columns, but FOLDER/train.csv has 2; both need the same columns."],
        Wrong(_folder.Csv("1,2\n3,4\n", "1,2,3\n") with { Header = false }));

    public void Dispose() => _folder.Dispose();

    private static ImmutableSortedDictionary<string, ColumnChoice> Choices(string column, ColumnChoice choice) =>
        ImmutableSortedDictionary<string, ColumnChoice>.Empty.Add(column, choice);

    private static DataSet Right(CsvData settings) => Assert.IsType<Checked<DataSet>.Right>(DataSets.Load(settings)).Value;

    private string[] Wrong(CsvData settings) =>
        [.. Assert.IsType<Checked<DataSet>.Wrong>(DataSets.Load(settings)).Mistakes.Select(mistake => mistake.Sentence.Replace(_folder.Path, "FOLDER", StringComparison.Ordinal))];
}
