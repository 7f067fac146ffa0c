using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Reading;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Loading;
using ActorSearch.TrainerNode.Feasibility;

namespace ActorSearch.TrainerNode.Tests.Data;

public sealed class StoredColumnTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(1.7e9, 1)]
    [InlineData(1.7e12, 1000)]
    [InlineData(20240101, 1)]
    [InlineData(-1e9, 1)]
    [InlineData(1e15, 0.25)]
    [InlineData(1, 1e-12)]
    [InlineData(1e25, 1e12)]
    [InlineData(0, 1e-24)]
    [InlineData(0, 1e25)]
    [InlineData(3e-30, 1e-40)]
    public void Values_that_32_bits_distort_come_back_from_another_unit(double from, double step)
    {
        double[] numbers = [.. Enumerable.Range(0, 60).Select(i => from + (i * step))];

        var column = StoredColumn.Create(numbers, out var wrong);

        Assert.Null(wrong);
        Assert.False(column.Unit.IsPlain);
        Assert.Equal(60, column.Values.Distinct().Count());
        var spread = numbers[^1] - numbers[0];
        Assert.All(numbers.Zip(column.Values), pair => Assert.InRange(column.Unit.Restore(pair.Second) - pair.First, -1e-6 * spread, 1e-6 * spread));
    }

    [Theory]
    [InlineData(0.1, 0.2, 0.30000000000000004)]
    [InlineData(0, 1, 1e10)]
    [InlineData(2000, 2010, 2024)]
    [InlineData(1e-15, 3e-15, -2e-15)]
    [InlineData(16777217, 16777217, 16777217)]
    [InlineData(1e-300, 5, 1)]
    public void Ordinary_values_are_stored_as_they_are(double a, double b, double c)
    {
        var column = StoredColumn.Create([a, b, c], out var wrong);

        Assert.Null(wrong);
        Assert.True(column.Unit.IsPlain);
        Assert.Equal([(float)a, (float)b, (float)c], column.Values);
    }

    [Fact]
    public void The_test_file_has_the_units_of_the_training_file()
    {
        var data = Assert.IsType<Checked<DataSet>.Right>(DataSets.Load(_folder.Csv(
            "time,y\n1700000000,1e-24\n1700000010,2e-24\n", "time,y\n1700000007,5e-24\n1800000000,1e-22\n"))).Value;

        Assert.Equal(data.Train.InputUnits.AsEnumerable(), data.Test!.InputUnits);
        Assert.Equal(data.Train.TargetUnit, data.Test.TargetUnit);
        Assert.Equal(1700000007, data.Test.Input(0, 0));
        Assert.Equal(5e-24, data.Test.Target(0), 1e-30);
        Assert.Contains("their differences from 1700000005.", Assert.Single(data.Notices), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_the_test_file_that_its_unit_cannot_hold_is_a_mistake()
    {
        var mistake = Assert.Single(Assert.IsType<Checked<DataSet>.Wrong>(DataSets.Load(_folder.Csv("x,y\n1e-30,1\n2e-30,2\n", "x,y\n1,1\n1e20,2\n"))).Mistakes);

        Assert.StartsWith("row 1, counted from 0, is too far from the numbers in ", mistake.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x,y\n1,1e25\n2,3e25\n", "data.standardize.target: the largest number in column \"y\" is 3e25, and a net cannot learn from it without scaling; set data.standardize.target = true.")]
    [InlineData("x,y\n1,1e-24\n2,3e-24\n", "data.standardize.target: the largest number in column \"y\" is 3e-24, and a net cannot learn from it without scaling; set data.standardize.target = true.")]
    [InlineData("x,y\n1,1e12\n2,3e12\n", "data.standardize.target: the largest number in column \"y\" is 3e12, and a net cannot learn from it without scaling; set data.standardize.target = true.")]
    [InlineData("x,y\n1e10,1\n3e10,2\n", "data.standardize.inputs: the largest number in column \"x\" is 3e10, and a net cannot learn from it without scaling; set data.standardize.inputs = true.")]
    [InlineData("x,y\n1700000000,1000000000\n1700000001,1000000059\n", null)]
    [InlineData("x,y\n1,200000\n2,30000000\n", null)]
    public void What_a_net_cannot_reach_is_refused_unless_it_is_standardised(string text, string? sentence)
    {
        _folder.Write("d.csv", text);
        var file = "validation.folds = 2\ndata { kind = csv, train = d.csv }";

        Assert.Equal(sentence is null ? [] : [sentence], Check(file));
        Assert.Empty(Check($"{file}\ndata.standardize {{ inputs = true, target = true }}"));
        Assert.Equal(sentence is null ? [] : [sentence], Check($"{file}\nspace.data.standardize {{ inputs = [true, false], target = [true, false] }}"));
    }

    [Fact]
    public void A_column_whose_scale_the_experiment_says_is_corrected_by_that_setting()
    {
        _folder.Write("d.csv", "x,y\n1e10,1\n3e10,2\n");
        var file = "validation.folds = 2\ndata { kind = csv, train = d.csv }\ndata.prepare.scale = ";

        Assert.Equal(
            ["data.prepare.scale: the largest number in column \"x\" is 3e10, and a net cannot learn from it without scaling; set data.prepare.scale = standard, or scale = standard for the column in data.columns."],
            Check($"{file}none"));
        Assert.Empty(Check($"{file}standard"));
        Assert.Empty(Check($"{file}none\ndata.columns {{ x {{ scale = standard }} }}"));
    }

    [Theory]
    [InlineData("prepare.log1p = true", "data.prepare.log1p: the logarithms of 4 different values of column \"x\" are 1 32-bit number, because the values are close together and far from 0; "
        + "subtract an offset from the column, or leave its numbers as they are with log1p = false in data.columns.")]
    [InlineData("columns { x { log1p = true } }", "data.prepare.log1p: the logarithms of 4 different values")]
    [InlineData("prepare.target = log1p", "data.prepare.target: the logarithms of 4 different values of column \"y\" are 2 32-bit numbers, because the values are close together and far from 0; "
        + "subtract an offset from the column, or set data.prepare.target = none.")]
    [InlineData("prepare { log1p = true, target = log1p }\ndata.columns { x { log1p = false } }", "data.prepare.target: the logarithms")]
    [InlineData("prepare { log1p = true }\ndata.columns { x { log1p = false } }", null)]
    [InlineData("prepare.target = quantile", null)]
    public void Values_whose_logarithms_are_equal_in_32_bits_are_refused(string prepared, string? sentence)
    {
        _folder.Write("d.csv", "x,z,y\n1700000000,1,10000001\n1700000001,20,10000002\n1700000002,300,10000009\n1700000003,4000,10000010\n");
        var mistakes = Check($"validation.folds = 2\ndata {{ train = d.csv, standardize.target = true }}\ndata.{prepared}");

        if (sentence is null) Assert.Empty(mistakes);
        else Assert.StartsWith(sentence, Assert.Single(mistakes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_of_texts_that_names_the_rows_needs_its_type_to_be_prepared()
    {
        _folder.Write("d.csv", string.Concat(Enumerable.Range(0, 30).Select(row => $"n{row}x,{row},{row % 7}\n").Prepend("name,x,y\n")));

        Assert.StartsWith(
            "data.columns: column \"name\" is not an input, so encode has no effect; give it type = category too, or remove it.",
            Assert.Single(Check("data { train = d.csv, columns { name { encode = target } } }")), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string[] Check(string text)
    {
        var experiment = Assert.IsType<Checked<Experiment>.Right>(ExperimentFile.Read(BuiltIn.Schema, _folder.Write("e.conf", text), [])).Value;
        var data = Assert.IsType<Checked<DataSet>.Right>(DataSets.Load(experiment.Data.Located(_folder.File))).Value;
        return [.. ExperimentData.Check(experiment, data, BuiltIn.Objectives).Select(mistake => $"{mistake}")];
    }
}
