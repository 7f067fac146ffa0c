using System.Security.Cryptography;
using System.Text;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Loading;

namespace ActorSearch.TrainerNode.Tests.Data;

public sealed class CsvTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void By_default_the_last_column_is_the_target_and_all_others_are_inputs()
    {
        var data = Load(_folder.Csv("a,b,c\n1,2,3\n4,5,6\n"));

        AssertColumns(["a", "b"], "c", data.Train);
        Assert.Equal([1, 2, 4, 5], data.Train.Inputs);
        Assert.Equal([3, 6], data.Train.Targets);
        Assert.Null(data.Test);
    }

    [Theory]
    [InlineData("b")]
    [InlineData("1")]
    public void The_target_may_be_named_or_counted(string target)
    {
        var data = Load(_folder.Csv("a,b,c\n1,2,3\n4,5,6\n") with { Target = target });

        AssertColumns(["a", "c"], "b", data.Train);
        Assert.Equal([1, 3, 4, 6], data.Train.Inputs);
        Assert.Equal([2, 5], data.Train.Targets);
    }

    [Fact]
    public void Inputs_come_in_the_order_in_which_they_are_listed_and_other_columns_may_hold_anything()
    {
        var data = Load(_folder.Csv("a,b,c,d,e\n1,x,3,4,\n5,\"y\ny\",7,8,NaN\n") with { Target = "a", Inputs = ["d", "2"] });

        Assert.Equal(["d", "c"], data.Train.InputNames.ToArray());
        Assert.Equal([4, 3, 8, 7], data.Train.Inputs);
    }

    [Fact]
    public void A_name_comes_before_an_index_where_names_are_numbers()
    {
        var settings = _folder.Csv("2,0,1\n10,20,30\n");

        Assert.Equal([20], Load(settings with { Target = "0" }).Train.Targets);
        Assert.Equal([30], Load(settings).Train.Targets);
    }

    [Fact]
    public void Without_a_header_columns_are_called_by_their_index()
    {
        var data = Load(_folder.Csv("1,2,3\n4,5,6\n") with { Header = false, Target = "0" });

        AssertColumns(["1", "2"], "0", data.Train);
        Assert.Equal([1, 4], data.Train.Targets);
    }

    [Theory]
    [InlineData("x,y\n1.5,-2\n3e2,4\n")]
    [InlineData("x;y\n1.5;-2\n3e2;4\n")]
    [InlineData("x\ty\n1.5\t-2\n3e2\t4\n")]
    [InlineData("x,y\r\n1.5,-2\r\n3e2,4")]
    [InlineData("\uFEFFx,y\n1.5,-2\n3e2,4\n")]
    [InlineData("\"x\",\"y\"\n\"1.5\",\"-2\"\n\"3e2\",\"4\"\n")]
    [InlineData(" x , y \n 1.5 , -2 \n\n   \n +3e2 , 4.0 \n\n")]
    public void Delimiters_quotes_line_ends_blanks_and_a_byte_order_mark_make_no_difference(string text)
    {
        var data = Load(_folder.Csv(text));

        AssertColumns(["x"], "y", data.Train);
        Assert.Equal([1.5f, 300], data.Train.Inputs);
        Assert.Equal([-2, 4], data.Train.Targets);
    }

    [Fact]
    public void A_file_in_utf_16_is_read_too()
    {
        byte[] bytes = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("größe,y\n1,2\n")];
        var data = Load(_folder.Csv("") with { Train = _folder.Write("wide.csv", bytes), Inputs = ["größe"] });

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), data.Sha256);
        Assert.Equal([1], data.Train.Inputs);
    }

    [Fact]
    public void A_given_delimiter_is_not_guessed()
    {
        var data = Load(_folder.Csv("a,b;c\n1;2\n") with { Delimiter = ';' });

        Assert.Equal(["a,b"], data.Train.InputNames.ToArray());
    }

    [Fact]
    public void Quotes_in_a_name_are_doubled()
    {
        var data = Load(_folder.Csv("\"the \"\"x\"\", in m\",y\n1,2\n"));

        Assert.Equal(["the \"x\", in m"], data.Train.InputNames.ToArray());
    }

    [Fact]
    public void Numbers_are_rounded_once_from_double_precision()
    {
        var data = Load(_folder.Csv("x,y\n0.1,3.4028234e14\n1e-50,-0.62316754061494620\n"));

        Assert.Equal([0.1f, 0], data.Train.Inputs);
        Assert.Equal([3.4028234e14f, (float)-0.6231675406149462], data.Train.Targets);
        Assert.Empty(data.Train.InputUnits);
        Assert.True(data.Train.TargetUnit.IsPlain);
    }

    [Fact]
    public void The_hash_is_that_of_the_file_or_of_the_hashes_of_both()
    {
        const string Train = "x,y\r\n1,2\r\n\r\n", Test = "x,y\n3,4";
        byte[] train = SHA256.HashData(Encoding.UTF8.GetBytes(Train)), test = SHA256.HashData(Encoding.UTF8.GetBytes(Test));

        Assert.Equal(Convert.ToHexStringLower(train), Load(_folder.Csv(Train)).Sha256);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData([.. train, .. test])), Load(_folder.Csv(Train, Test)).Sha256);
    }

    [Fact]
    public void The_hash_covers_a_file_that_is_larger_than_any_buffer()
    {
        var text = new StringBuilder("x,y\n");
        for (var row = 0; row < 100_000; row++)
        {
            text.Append(row).Append(',').Append(-row).Append('\n');
        }

        var data = Load(_folder.Csv(text.ToString()));
        Assert.Equal(100_000, data.Train.Rows);
        Assert.Equal(Enumerable.Range(0, 100_000).Select(row => (float)row), data.Train.Inputs);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))), data.Sha256);
    }

    [Fact]
    public void A_test_file_is_read_by_the_same_columns()
    {
        var data = Load(_folder.Csv("a,b,c\n1,2,3\n", "a,b,c\n4,5,6\n7,8,9\n") with { Target = "a" });

        Assert.Equal((2, 2), (data.Test!.Rows, data.Test.InputColumns));
        Assert.Equal([4, 7], data.Test.Targets);
        Assert.Equal([5, 6, 8, 9], data.Test.Inputs);
    }

    private static void AssertColumns(string[] inputs, string target, DataTable table)
    {
        Assert.Equal(inputs, table.InputNames.ToArray());
        Assert.Equal(target, table.TargetName);
    }

    private static DataSet Load(DataSettings settings) => DataSets.Load(settings) switch
    {
        Checked<DataSet>.Right right => right.Value,
        Checked<DataSet>.Wrong wrong => throw new InvalidOperationException(string.Join('\n', wrong.Mistakes)),
        var other => throw new InvalidOperationException($"{other}"),
    };
}
