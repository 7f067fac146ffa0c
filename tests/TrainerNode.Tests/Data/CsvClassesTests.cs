using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data;

namespace ActorSearch.TrainerNode.Tests.Data;

public sealed class CsvClassesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Texts_become_classes_in_the_order_of_letters()
    {
        var train = Right("x,kind\n1,pear\n2,apple\n3,pear\n4,fig\n").Train;

        Assert.Equal(["apple", "fig", "pear"], train.Classes.AsEnumerable());
        Assert.Equal([2, 0, 2, 1], train.Targets);
        Assert.Equal([1, 2, 3, 4], train.Inputs);
    }

    [Fact]
    public void Whole_numbers_become_classes_in_the_order_of_their_size()
    {
        var train = Right("x,y\n1,10\n2,-1\n3,9\n4,10.0\n5,1e1\n").Train;

        Assert.Equal(["-1", "9", "10"], train.Classes.AsEnumerable());
        Assert.Equal([2, 0, 1, 2, 2], train.Targets);
    }

    [Fact]
    public void The_test_file_has_the_classes_of_the_training_file()
    {
        var data = Right("x,y\n1,b\n2,a\n", "x,y\n3,b\n4,b\n");

        Assert.Equal([1, 1], data.Test!.Targets);
        Assert.Equal(data.Train.Classes.AsEnumerable(), data.Test.Classes.AsEnumerable());
    }

    [Fact]
    public void A_new_class_in_the_test_file_is_told_with_its_line()
    {
        var mistake = Assert.Single(Wrong("x,y\n1,b\n2,a\n", "x,y\n3,b\n4,c\n"));

        Assert.EndsWith("test.csv, line 3, column \"y\"", mistake.Where, StringComparison.Ordinal);
        Assert.Contains("\"c\" is a class that ", mistake.Sentence, StringComparison.Ordinal);
        Assert.Contains("train.csv does not have", mistake.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_new_class_in_the_test_file_is_told_once_with_its_first_line()
    {
        var rows = string.Concat(Enumerable.Repeat("3,c\n4,b\n5,d\n", 50));

        Assert.Equal([", line 2, ", ", line 4, "], Wrong("x,y\n1,b\n2,a\n", "x,y\n" + rows).Select(mistake => mistake.Where[mistake.Where.IndexOf(", ", StringComparison.Ordinal)..][..9] + " "));
    }

    [Theory]
    [InlineData("x,y\n1,a\n2,a\n", "has one class only, \"a\"")]
    [InlineData("x,y\n1,a\n2,\n", "the field is empty; fill in a class")]
    [InlineData("x,y\n1,0\n2,1.5\n", "\"1.5\" is neither a text nor a whole number, so no class; to predict a number set loss.kind = mse")]
    [InlineData("x,y\n1,0\n2,NaN\n", "\"NaN\" is neither a text nor a whole number")]
    [InlineData("x,y\n1,0\n2,1.5\n3,2.5\n4,3.5\n", "\"1.5\" is neither a text nor a whole number")]
    public void What_is_no_classification_is_told_so(string text, string sentence)
    {
        Assert.Contains(sentence, Assert.Single(Wrong(text)).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_thousand_classes_are_enough()
    {
        var many = "x,y\n" + string.Concat(Enumerable.Range(0, 1100).Select(i => $"{i},{i}\n"));

        Assert.Contains("this is class 1001", Assert.Single(Wrong(many)).Sentence, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Checked<DataSet> Load(string train, string? test) => DataSets.Load(_folder.Csv(train, test) with { Classes = true });

    private DataSet Right(string train, string? test = null) => Assert.IsType<Checked<DataSet>.Right>(Load(train, test)).Value;

    private ImmutableArray<Mistake> Wrong(string train, string? test = null) => Assert.IsType<Checked<DataSet>.Wrong>(Load(train, test)).Mistakes;
}
