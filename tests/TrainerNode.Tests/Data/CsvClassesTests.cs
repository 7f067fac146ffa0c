using System.Collections.Immutable;
using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Loading;

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
        var data = Right("x,y\n1,10\n2,-1\n3,9\n4,10.0\n5,10\n");

        Assert.Equal(["-1", "9", "10"], data.Train.Classes.AsEnumerable());
        Assert.Equal([2, 0, 1, 2, 2], data.Train.Targets);
        Assert.EndsWith("column \"y\": \"10\" (2 rows) and \"10.0\" (1 row) are one class, 10.", Assert.Single(data.Notices), StringComparison.Ordinal);
    }

    [Fact]
    public void The_test_file_has_the_classes_of_the_training_file()
    {
        var data = Right("x,y\n1,b\n2,a\n", "x,y\n3,b\n4,b\n");

        Assert.Equal([1, 1], data.Test!.Targets);
        Assert.Equal(data.Train.Classes.AsEnumerable(), data.Test.Classes.AsEnumerable());
    }

    [Theory]
    [InlineData("red blue", "green grey black white", "\"green\", \"grey\", \"black\", \"white\" are classes that ", "add rows of them to the training file.")]
    [InlineData("200 100", "350 475 20 7", "\"350\", \"475\", \"20\", \"7\" are classes that ", "add rows of them to the training file; to predict a number set loss.kind = mse.")]
    public void Many_new_classes_are_one_mistake(string known, string others, string named, string end)
    {
        string[] first = known.Split(' ');
        var test = string.Concat(first.Concat(others.Split(' ')).Select((label, row) => $"{row},{label}\n"));

        var mistake = Assert.Single(Wrong($"x,y\n1,{first[0]}\n2,{first[1]}\n", "x,y\n" + test));

        Assert.EndsWith("test.csv, line 4, column \"y\"", mistake.Where, StringComparison.Ordinal);
        Assert.StartsWith(named, mistake.Sentence, StringComparison.Ordinal);
        Assert.EndsWith(end, mistake.Sentence, StringComparison.Ordinal);
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

        var mistakes = Wrong("x,y\n1,b\n2,a\n", "x,y\n" + rows);
        Assert.All(mistakes, mistake => Assert.Contains("(the first of 50 such fields in this column)", mistake.Sentence, StringComparison.Ordinal));
        Assert.Equal([", line 2, ", ", line 4, "], mistakes.Select(mistake => mistake.Where[mistake.Where.IndexOf(", ", StringComparison.Ordinal)..][..9] + " "));
    }

    [Theory]
    [InlineData("x,y\n1,a\n2,a\n", "has only one class, \"a\"")]
    [InlineData("x,y\n1,a\n2,\n", "the field is empty; fill in a class")]
    [InlineData("x,y\n1,0\n2,1.5\n", "\"1.5\" is not a class: it is neither a text nor a whole number; to predict a number set loss.kind = mse")]
    [InlineData("x,y\n1,0\n2,1\n3,NaN\n", "\"NaN\" means a missing value; fill in a class or remove the row.")]
    [InlineData("x,y\n1,0\n2,1.5\n3,2.5\n4,3.5\n", "\"1.5\" is not a class: it is neither a text nor a whole number")]
    public void What_is_no_classification_is_told_so(string text, string sentence)
    {
        Assert.Contains(sentence, Assert.Single(Wrong(text)).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("01,1,1E5,100000", "01,1,100000,1E5")]
    [InlineData("007,7,0x7", "007,0x7,7")]
    [InlineData("+1,1,-0,0,1e0", "-0,0,+1,1,1e0")]
    [InlineData("10.0,10,x", "10,10.0,x")]
    [InlineData("1.0,2.0,10.0", "1.0,2.0,10.0")]
    [InlineData("123456789012345678,123456789012345679", "123456789012345678,123456789012345679")]
    [InlineData("1.5,2.5,beta", "1.5,2.5,beta")]
    [InlineData("True,False", "False,True")]
    [InlineData("+,-", "+,-")]
    [InlineData("é,e,É", "e,É,é")]
    [InlineData("1e400,1", "1,1e400")]
    [InlineData("Infinite,NaNa,NAs", "Infinite,NAs,NaNa")]
    public void Labels_are_texts_and_come_out_as_they_went_in(string labels, string classes)
    {
        var texts = labels.Split(',');
        var train = Right("x,y\n" + string.Concat(texts.Select((text, i) => $"{i},{text}\n"))).Train;

        Assert.Equal(classes.Split(','), train.Classes.AsEnumerable());
        Assert.Equal(texts, train.Targets.Select(target => train.Classes[(int)target]));
    }

    [Theory]
    [InlineData("01,1,2", "\"01\" (1 row) and \"1\" (1 row) are 2 classes, because labels are texts; write them the same way if they are one.")]
    [InlineData("1E5,100000", "\"1E5\" (1 row) and \"100000\" (1 row) are 2 classes, because labels are texts; write them the same way if they are one.")]
    [InlineData("yes,Yes,no", "\"yes\" (1 row) and \"Yes\" (1 row) are 2 classes, because case matters; write them the same way if they are one.")]
    [InlineData("None,a,b,None", "2 rows have the class \"None\"; if that means a missing value, fill in a class or remove the rows.")]
    [InlineData("-,a,b", "1 row has the class \"-\"; if that means a missing value, fill in a class or remove the rows.")]
    public void What_a_user_may_not_expect_of_labels_is_a_notice(string labels, string notice) => Assert.EndsWith(
        notice, Assert.Single(Right("x,y\n" + string.Concat(labels.Split(',').Select(text => $"0,{text}\n"))).Notices), StringComparison.Ordinal);

    [Theory]
    [InlineData("1,2,1", "1.0,2,2.00")]
    [InlineData("1.0,2.0,1.0", "1,2,2")]
    [InlineData("a, b ,a", "a,\" b\",b")]
    public void Labels_of_the_test_file_are_found_by_the_same_rule(string train, string test)
    {
        var data = Right(
            "x,y\n" + string.Concat(train.Split(',').Select(text => $"0,{text}\n")), "x,y\n" + string.Concat(test.Split(',').Select(text => $"0,{text}\n")));

        Assert.Equal([0, 1, 1], data.Test!.Targets);
    }

    [Theory]
    [InlineData("NA")]
    [InlineData("N/A")]
    [InlineData("#N/A")]
    [InlineData("null")]
    [InlineData("NULL")]
    [InlineData("?")]
    [InlineData("nan")]
    [InlineData("<NA>")]
    [InlineData("inf")]
    [InlineData("\"\"")]
    public void Missing_labels_are_told_once(string missing)
    {
        var mistake = Assert.Single(Wrong($"x,y\n1,a\n2,{missing}\n3,b\n4,{missing}\n"));

        Assert.EndsWith("line 3, column \"y\"", mistake.Where, StringComparison.Ordinal);
        Assert.StartsWith("2 rows have no class, and this is the first of them (", mistake.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_thousand_classes_are_enough()
    {
        var many = "x,y\n" + string.Concat(Enumerable.Range(0, 1100).Select(i => $"{i},{i}\n"));

        Assert.Contains("there are more than 1000 classes", Assert.Single(Wrong(many)).Sentence, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Checked<DataSet> Load(string train, string? test) => DataSets.Load(_folder.Csv(train, test) with { Classes = true });

    private DataSet Right(string train, string? test = null) => Assert.IsType<Checked<DataSet>.Right>(Load(train, test)).Value;

    private ImmutableArray<Mistake> Wrong(string train, string? test = null) => Assert.IsType<Checked<DataSet>.Wrong>(Load(train, test)).Mistakes;
}
