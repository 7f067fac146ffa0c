using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Loading;

namespace ActorSearch.TrainerNode.Tests.Data.Csv;

public sealed class HeaderEvidenceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("5.1,3.5,setosa\n4.9,3.0,setosa\n7.0,3.2,versicolor\n", "it has numbers in the same columns, and a text that they also have")]
    [InlineData("5.1,3.5,other\n4.9,3.0,setosa\n7.0,3.2,versicolor\n", "it has numbers in the same columns")]
    [InlineData("M,0.45,0.3\nF,0.5,0.4\nM,0.3,0.2\n", "it has numbers in the same columns, and a text that they also have")]
    [InlineData("b,30.83,0,+\na,58.67,4,-\n", "it has numbers in the same columns")]
    [InlineData("?,30,+\na,58,-\nb,24,+\n", "it has numbers in the same columns, and a text that they also have")]
    [InlineData("5,3,1\n4,2,0\n6,3,1\n", "it has numbers in the same columns")]
    [InlineData("5,3,3\n4,2,0\n6,3,1\n", "it has numbers in the same columns")]
    [InlineData("0,1\n1,0\n1,1\n0,0\n", "it has numbers in the same columns")]
    [InlineData("1,2\n2,4\n3,6\n4,8\n", "it has numbers in the same columns")]
    [InlineData("0,1\n1,3\n2,5\n3,7\n", "it has numbers in the same columns")]
    [InlineData("-1,2,7\n3,4,5\n", "it has numbers in the same columns")]
    [InlineData("1e3,2,7\n3,4,5\n", "it has numbers in the same columns")]
    [InlineData("p,x,s\ne,s,b\np,b,s\n", "it has a text that they also have")]
    [InlineData("yes,no\nno,no\nyes,yes\n", "it has a text that they also have")]
    [InlineData("\"5.1\";\"a\"\n\"4.9\";\"b\"\n\"4.7\";\"a\"\n", "it has numbers in the same columns, and a text that they also have")]
    [InlineData("5.1\ta\n4.9\tb\n4.7\ta\n", "it has numbers in the same columns, and a text that they also have")]
    public void A_first_row_that_looks_like_the_rows_below_is_refused(string text, string what)
    {
        foreach (var classes in new[] { false, true })
        {
            var mistake = Assert.Single(Assert.IsType<Checked<DataSet>.Wrong>(DataSets.Load(_folder.Csv(text) with { Classes = classes })).Mistakes);

            Assert.EndsWith("train.csv, line 1", mistake.Where, StringComparison.Ordinal);
            var names = what.StartsWith("it has numbers", StringComparison.Ordinal) ? "names that are not numbers" : "names that do not occur in the rows below";
            Assert.Equal(
                $"this row looks like the rows below it ({what}); if it is data, set data.header = false; if it is a header, give the columns {names}.",
                mistake.Sentence);
        }
    }

    [Theory]
    [InlineData("x,y\n1,2\n3,4\n")]
    [InlineData("0,1,2,label\n0.5,0.1,0.2,1\n0.1,0.2,0.3,0\n")]
    [InlineData("0,1,2\n0.5,0.1,0.2\n0.1,0.2,0.3\n")]
    [InlineData("2,0,1\n10,20,30\n")]
    [InlineData("1,2,3,4\n0.5,0.1,0.2,3\n0.1,0.2,0.3,4\n")]
    [InlineData("2019,2020,2021,growth\n1,2,3,4\n5,6,7,8\n")]
    [InlineData("label,784\n1,2\n3,4\n")]
    [InlineData("10cm,20cm\n1,2\n3,4\n")]
    [InlineData("x,y\n1,2\n")]
    [InlineData("no,target\n1,0\n2,1\n")]
    public void A_header_is_read_as_one(string text) => Assert.IsType<Checked<DataSet>.Right>(DataSets.Load(_folder.Csv(text)));

    [Theory]
    [InlineData("colour,bought\nred,yes\nblue,no\nred,no\n", "(\"colour\", \"bought\")", "write names above it")]
    [InlineData("a,b,c,d\nx,y,z,u\nv,w,x,t\nx,x,x,u\n", "(\"a\", \"b\", \"c\", …)", "write names above it")]
    [InlineData("2019,2020,2021\n0.5,0.1,2\n0.1,0.2,3\n0.7,0.2,3\n", "(\"2019\", \"2020\", \"2021\")", "set data.header = false")]
    [InlineData(",bought\nred,yes\nblue,no\nred,no\n", "(\"Unnamed: 0\", \"bought\")", "write names above it")]
    public void A_first_row_that_could_be_data_is_named(string text, string names, string mend)
    {
        var notices = Assert.IsType<Checked<DataSet>.Right>(DataSets.Load(_folder.Csv(text) with { Classes = true })).Value.Notices;

        Assert.EndsWith($"train.csv, the first line is read as the names of the columns {names}, but nothing below shows that it is not data; if it is data, {mend}.", notices[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_first_row_above_numbers_is_not_named() => Assert.Empty(Assert.IsType<Checked<DataSet>.Right>(DataSets.Load(_folder.Csv("x,y\n1,2\n3,4\n"))).Value.Notices);

    [Theory]
    [InlineData("0,1,2,label\n0.5,0.1,0.2,yes\n0.1,0.2,0.3,no\n")]
    [InlineData("x,kind\n1,a\n2,b\n")]
    public void A_header_above_labels_is_read_as_one(string text) =>
        Assert.IsType<Checked<DataSet>.Right>(DataSets.Load(_folder.Csv(text) with { Classes = true }));

    [Fact]
    public void Without_a_header_the_first_flower_is_a_row()
    {
        var data = Assert.IsType<Checked<DataSet>.Right>(DataSets.Load(
            _folder.Csv("5.1,3.5,setosa\n4.9,3.0,setosa\n7.0,3.2,versicolor\n") with { Header = false, Classes = true })).Value;

        Assert.Equal(3, data.Train.Rows);
        Assert.Equal(["setosa", "versicolor"], data.Train.Classes.AsEnumerable());
    }

    public void Dispose() => _folder.Dispose();
}
