using System.Globalization;
using System.Text.Json;
using ActorSearch.Inference;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.Shared.Predictions;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Data.Inputs;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Dense;
using ActorSearch.TrainerNode.Models.Files;
using ActorSearch.TrainerNode.Rows;
using ActorSearch.TrainerNode.Tests.Data;
using ActorSearch.TrainerNode.Tests.Onnx;

namespace ActorSearch.TrainerNode.Tests.Inference;

/// <summary>The package that predicts in programs of users gives the bits of the engine.</summary>
public sealed class InferenceModelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Rows_of_the_table_and_cells_are_predicted_to_the_bit()
    {
        using var engine = new DenseEngine();
        for (var seed = 0; seed < 60; seed++)
        {
            var (model, table) = RandomModel.OfTable(seed, _folder);
            string[][] rows = [.. Enumerable.Range(0, 20).Select(_ => table.Row(model.TakesMissing))];
            var file = _folder.Write("rows.csv", string.Join('\n', rows.Select(row => string.Join(',', row)).Prepend(string.Join(',', table.Names[..^1]))) + "\n");
            var read = InputFile.Read(file, true, ',', [.. model.InputNames.Select((_, at) => model.ColumnOf(at))], model.Source, model.TakesMissing);
            var cells = Assert.IsType<Checked<InputRows>.Right>(read).Value.Values;
            ModelFolder.Save(_folder.Path, model);
            using var inference = InferenceModel.Load(_folder.Path);
            var predictions = new double[rows.Length * inference.Outputs];

            inference.Predict(cells, predictions);

            Assert.Equal(Predictor.Predict(model, cells, engine), predictions);
            foreach (var (at, row) in rows.Index())
            {
                var one = inference.Predict(table.Names[..^1].Zip(row).ToDictionary(pair => pair.First, pair => (object?)pair.Second));
                var outputs = predictions[(at * inference.Outputs)..((at + 1) * inference.Outputs)];
                Assert.Equal(outputs, one.Class is null ? [one.Number] : one.Probabilities.ToArray());
                if (one.Class is not null) Assert.Equal(model.Classes[new ClassDecision(model.Threshold).Decide(outputs)], one.Class);
            }
        }
    }

    [Fact]
    public void Rows_are_predicted_without_memory()
    {
        var (model, _) = RandomModel.OfTable(1, _folder);
        ModelFolder.Save(_folder.Path, model);
        using var inference = InferenceModel.Load(_folder.Path);
        var (cells, predictions) = (new double[1000 * inference.Cells], new double[1000 * inference.Outputs]);

        Allocations.AssertNone(() => inference.Predict(cells, predictions));
    }

    [Fact]
    public void What_a_row_does_not_have_is_said_with_its_column()
    {
        var model = PlainModel.Numbers with { Source = PlainModel.Numbers.Source! with { Missing = ["-1"] } };
        ModelFolder.Save(_folder.Path, model);
        using var inference = InferenceModel.Load(_folder.Path);

        Assert.Equal(8, inference.Predict(new Dictionary<string, object?> { ["a"] = 1, ["b"] = "2" }).Number);
        foreach (var (value, told) in new (object?, string)[] { (null, "missing"), (-1.0, "missing"), ("-1.0", "missing"), (double.PositiveInfinity, "finite"), ("two", "not a number"), (DateTime.UnixEpoch, "date") })
        {
            var wrong = Assert.ThrowsAny<ArgumentException>(() => inference.Predict(new Dictionary<string, object?> { ["a"] = 1, ["b"] = value }));
            Assert.Contains("“b”", wrong.Message, StringComparison.Ordinal);
            Assert.Contains(told, wrong.Message, StringComparison.Ordinal);
        }

        Assert.Contains("does not have it", Assert.ThrowsAny<ArgumentException>(() => inference.Predict(new Dictionary<string, object?> { ["a"] = 1 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_have_points_where_the_table_has_commas_and_name_the_same_categories()
    {
        var model = PlainModel.Numbers with
        {
            Source = PlainModel.Numbers.Source! with { HasCommas = true, Missing = ["-1,5"] },
            Columns = [new InputColumn("a", ColumnType.Category) { Levels = ["1", "2,5"] }, new InputColumn("b", ColumnType.Number)],
            Prepared = [new PreparedColumn.Category(new FittedEncoding.Places([0, -1, -1, -1], 1)), new PreparedColumn.Number(0, new FittedScale.Linear(0, 1))],
        };
        ModelFolder.Save(_folder.Path, model);
        using var inference = InferenceModel.Load(_folder.Path);
        object?[] same = [2.5, 2.5m, 2.5f, "2,5", JsonElement.Parse("2.5"), JsonElement.Parse("\"2,5\"")], missing = [-1.5, -1.5m, "-1,5", JsonElement.Parse("-1.5"), JsonElement.Parse("null"), null];

        var cells = new double[2];
        foreach (var value in same)
        {
            inference.Read(new Dictionary<string, object?> { ["a"] = value, ["b"] = value }, cells);
            Assert.Equal([1, 2.5], cells);
        }

        foreach (var value in missing)
        {
            inference.Read(new Dictionary<string, object?> { ["a"] = value, ["b"] = value }, cells);
            Assert.Equal([double.NaN, double.NaN], cells);
        }

        Assert.Throws<WrongValueException>(() => inference.Read(new Dictionary<string, object?> { ["a"] = 1, ["b"] = JsonElement.Parse("[2.5]") }, cells));
    }

    [Fact]
    public void Values_of_all_types_of_numbers_are_those_of_their_digits_in_a_file()
    {
        ModelFolder.Save(_folder.Path, PlainModel.Numbers);
        using var inference = InferenceModel.Load(_folder.Path);
        object[] values = [0.1f, 1e-42f, (Half)0.5, 7922816251426433759354395.0335m, 0.1m, ulong.MaxValue, long.MinValue, (byte)3, '7'];

        foreach (var value in values)
        {
            var cells = new double[2];
            inference.Read(new Dictionary<string, object?> { ["a"] = value, ["b"] = ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture) }, cells);
            Assert.Equal(cells[1], cells[0]);
        }

        Assert.Throws<WrongValueException>(() => inference.Read(new Dictionary<string, object?> { ["a"] = 'x', ["b"] = 1 }, new double[2]));
    }

    [Fact]
    public void Prepared_rows_are_those_of_the_net()
    {
        ModelFolder.Save(_folder.Path, PlainModel.Numbers);
        using var inference = InferenceModel.Load(_folder.Path);
        var predictions = new double[300];

        inference.PredictPrepared([.. Enumerable.Range(0, 300).SelectMany(row => new[] { row, 1f })], predictions);

        Assert.Equal(Enumerable.Range(0, 300).Select(row => (2.0 * row) + 3), predictions);
        Assert.Throws<ArgumentException>(() => inference.PredictPrepared([1, 2, 3], predictions));
    }

    [Fact]
    public void Nets_of_images_are_refused()
    {
        ModelFolder.Save(_folder.Path, RandomModel.OfImages(1, 1).Model);

        Assert.Contains("ONNX", Assert.Throws<InvalidDataException>(() => InferenceModel.Load(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_package_refers_to_nothing_but_the_runtime() =>
        Assert.All(typeof(InferenceModel).Assembly.GetReferencedAssemblies(), reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));
}
