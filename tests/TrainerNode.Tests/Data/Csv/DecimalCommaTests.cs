using System.Collections.Immutable;
using ActorSearch.Inference;
using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Data.Csv;
using ActorSearch.TrainerNode.Data.Inputs;
using ActorSearch.TrainerNode.Data.Loading;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Files;
using ActorSearch.TrainerNode.Tests.Onnx;

namespace ActorSearch.TrainerNode.Tests.Data.Csv;

/// <summary>Tables whose numbers have decimal commas, which data.decimal says.</summary>
public sealed class DecimalCommaTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Numbers_with_commas_are_the_same_table_as_with_points()
    {
        const string Points = "x;code;day;y\n1.5;a,b;2024-01-05;-2.25\n-.5e-1;c;2024-01-06;3\n;c;2024-01-07;1e3\n+12;-9.5;2024-01-08;.5\n";
        var commas = Points.Replace('.', ',');

        var (train, other) = (Load(commas, hasCommas: true), Load(Points, hasCommas: false));

        Assert.Equal(other.Targets, train.Targets);
        Assert.Equal(other.InputNames.AsEnumerable(), train.InputNames);
        Assert.Equal(["-9,5", "a,b", "c"], train.ColumnOf(1).Levels.AsEnumerable());
        for (var row = 0; row < 4; row++) Assert.Equal(Cells(other, row), Cells(train, row));
    }

    [Fact]
    public void A_header_is_told_from_numbers_with_commas()
    {
        Assert.Contains("this row looks like the rows below it", Assert.Single(Wrong("1,5;2,5\n2,5;3,5\n4,5;1,5\n5,5;7,5\n")).Sentence, StringComparison.Ordinal);
        Assert.Equal([2.5f, 3.5f], Load("1,5;2,5\n2,5;3,5\n", hasCommas: true, header: false, delimiter: ';').Targets);
        Assert.Equal([2.5f, 3.5f], Load("a;b\n1,5;2,5\n2,5;3,5\n", hasCommas: true).Targets);
        Assert.Equal([2.5f, 3.5f], Load("a,b\n\"1,5\",\"2,5\"\n\"2,5\",\"3,5\"\n", hasCommas: true).Targets);
    }

    [Theory]
    [InlineData("1.5", "\"1.5\" has a decimal point, but the decimal sign of this file is a comma; write 1,5.")]
    [InlineData("1.234", "\"1.234\" may be 1234 with a thousands separator or 1,234 with a decimal point; write the one that you mean.")]
    [InlineData("1.234,5", "\"1.234,5\" has digit separators; write 1234,5.")]
    [InlineData("1,234.5", "\"1,234.5\" has digit separators; write 1234,5.")]
    [InlineData("1 234,5", "\"1 234,5\" has digit separators; write 1234,5.")]
    [InlineData("1,5 kg", "\"1,5 kg\" is a number with other text; write only the number.")]
    [InlineData("(1,5)", "\"(1,5)\" is a negative number in parentheses; write -1,5.")]
    [InlineData("−1,5", "\"−1,5\" has a typographic minus sign; write -1,5.")]
    [InlineData("1,5e400", "\"1,5e400\" is too large for a 64-bit number (at most 1.8e308); scale the column.")]
    [InlineData("inf", "\"inf\" is not a finite number; fill one in or remove the row.")]
    [InlineData(",", "\",\" is not a number.")]
    public void What_is_not_a_number_with_a_comma_is_refused(string field, string sentence) =>
        Assert.Equal(sentence, Assert.Single(Wrong($"x;y\n{field};1\n" + string.Concat(Enumerable.Range(0, 29).Select(row => $"{row},5;{row}\n")), hasCommas: true)).Sentence.Replace(
            "; set its type to category or ignore in data.columns if these are texts, or add the text to data.missing if it means a missing value", "", StringComparison.Ordinal));

    [Fact]
    public void Numbers_that_mean_a_missing_value_are_met_with_commas()
    {
        var train = Load("x;y\n-9,50;1\n2,5;2\n.;3\n", hasCommas: true, missing: "-9,5");

        Assert.Equal([double.NaN, 2.5, double.NaN], Enumerable.Range(0, 3).Select(row => train.Input(row, 0)));
    }

    [Fact]
    public void Commas_that_may_separate_thousands_are_told()
    {
        var data = Assert.IsType<Checked<DataSet>.Right>(DataSets.Load(Source("x,y\n\"1,234\",1\n\"2,500\",2\n\"13,750\",3\n7,4\n", true))).Value;

        Assert.Contains(data.Notices, notice => notice.Contains("all its numbers with a comma have three digits behind it, like \"1,234\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_to_predict_and_texts_of_a_program_are_read_with_the_sign_of_the_model()
    {
        var model = Enumerable.Range(0, 100).Select(seed => RandomModel.OfTable(seed, _folder).Model).First(model => model.InputNames.Select((_, at) => model.ColumnOf(at).Type).All(type => type == ColumnType.Number));
        var name = model.InputNames[0];
        model = model with { Source = model.Source! with { HasCommas = true } };
        ModelFolder.Save(_folder.Path, model);
        var read = Assert.IsType<Checked<TrainedModel>.Right>(ModelFolder.Load(_folder.Path)).Value;
        Assert.True(read.Source!.HasCommas);
        string Row(string field) => string.Join(';', model.InputNames.Select((_, at) => at == 0 ? field : "1"));

        var file = _folder.Write("rows.csv", $"{string.Join(';', model.InputNames)}\n{Row("1,25")}\n");
        var rows = Assert.IsType<Checked<InputRows>.Right>(InputFile.Read(file, true, ';', [.. model.InputNames.Select((_, at) => model.ColumnOf(at))], read.Source, model.TakesMissing)).Value;
        Assert.True(rows.HasCommas);
        Assert.Equal(1.25, rows.Values[0]);

        using var inference = InferenceModel.Load(_folder.Path);
        var cells = new double[inference.Cells];
        inference.Read(model.InputNames.ToDictionary(input => input, object? (input) => input == name ? "1,25" : 1.0), cells);
        Assert.Equal(1.25, cells[0]);
        var wrong = Assert.Throws<WrongValueException>(() => inference.Read(model.InputNames.ToDictionary(input => input, object? (_) => "1.25"), cells));
        Assert.Contains("has a decimal point", wrong.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_of_labels_may_have_commas()
    {
        var source = Source("x;a;b\n1,5;1,0;0,0\n2,5;0,0;1,0\n", hasCommas: true) with { HasLabels = true, Labels = ["a", "b"] };

        Assert.Equal([1f, 2f], Assert.IsType<Checked<DataSet>.Right>(DataSets.Load(source)).Value.Train.Targets);
    }

    private static double[] Cells(DataTable table, int row) => [.. Enumerable.Range(0, table.InputColumns).Select(column => table.Input(row, column))];

    private DataTable Load(string text, bool hasCommas, bool header = true, string? missing = null, char? delimiter = null) =>
        Assert.IsType<Checked<DataSet>.Right>(DataSets.Load(Source(text, hasCommas, header, missing, delimiter))).Value.Train;

    private ImmutableArray<Mistake> Wrong(string text, bool hasCommas = false) => Assert.IsType<Checked<DataSet>.Wrong>(DataSets.Load(Source(text, hasCommas))).Mistakes;

    private CsvData Source(string text, bool hasCommas, bool header = true, string? missing = null, char? delimiter = null) =>
        new(_folder.Write("train.csv", text), null, header, delimiter, null, []) { HasCommas = hasCommas, Missing = missing is null ? [] : [missing] };
}
