using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Files;
using ActorSearch.TrainerNode.Models.Torch;
using ActorSearch.TrainerNode.Tests.Training;

namespace ActorSearch.TrainerNode.Tests.Models;

public sealed class ModelFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actorsearch-").FullName;

    private static readonly TrainedModel Model = new(
        Some.Mlp([2], new LeakyRelu(), dropout: 0.25),
        ["a", "b \"quoted\" ü"],
        "y",
        new ColumnScale([1.1f, 1e-30f], [2.3f, 1]),
        new ColumnScale([100], [0.1f]),
        [
            new NamedWeights("0.weight", [2, 2], [1, 0, 0, 1]),
            new NamedWeights("0.bias", [2], [0, -1]),
            new NamedWeights("2.weight", [1, 2], [1, 2]),
            new NamedWeights("2.bias", [1], [0.5f]),
        ])
    {
        Source = new SourceColumns(true, 4, [3, 0], 2, ';'),
    };

    [Fact]
    public void A_saved_model_comes_back_as_it_was()
    {
        ModelFolder.Save(_folder, Model);

        AssertSame(Model, Assert.IsType<Checked<TrainedModel>.Right>(ModelFolder.Load(_folder)).Value);
        Assert.Equal(["model.json", "weights.dat"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Columns_are_described_with_their_positions_and_types()
    {
        ModelFolder.Save(_folder, Model);

        using var json = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder, "model.json")));
        var (file, input, target) = (
            json.RootElement.GetProperty("file"), json.RootElement.GetProperty("inputs")[0], json.RootElement.GetProperty("target"));
        Assert.Equal((true, 4), (file.GetProperty("header").GetBoolean(), file.GetProperty("columns").GetInt32()));
        Assert.Equal((3, "number"), (input.GetProperty("position").GetInt32(), input.GetProperty("type").GetString()));
        Assert.Equal((2, "number"), (target.GetProperty("position").GetInt32(), target.GetProperty("type").GetString()));
    }

    [Fact]
    public void A_description_of_an_earlier_version_has_no_positions()
    {
        ModelFolder.Save(_folder, Model with { Source = null });

        Assert.Null(Assert.IsType<Checked<TrainedModel>.Right>(ModelFolder.Load(_folder)).Value.Source);
    }

    [Fact]
    public void A_position_beyond_the_columns_is_refused()
    {
        ModelFolder.Save(_folder, Model);
        var file = Path.Combine(_folder, "model.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"position\": 3", "\"position\": 4", StringComparison.Ordinal));

        Assert.Contains("position", Assert.Single(Assert.IsType<Checked<TrainedModel>.Wrong>(ModelFolder.Load(_folder)).Mistakes).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_travels_as_bytes()
    {
        var bytes = TrainedModelBytes.Write(Model);

        AssertSame(Model, TrainedModelBytes.Read(bytes));
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => TrainedModelBytes.Read(bytes.AsSpan(0, length)));
        }
    }

    [Fact]
    public void Predictions_scale_inputs_and_targets()
    {
        using var engine = new TorchEngine();

        // Row (3.4, 2): scaled (1, 2), hidden (1, 2 − 1), output 1 + 2 + 0.5 = 3.5, target 100 + 0.35.
        Assert.Equal([100.35f], Predictor.Predict(Model, [3.4f, 2], engine));
        double[] manyRows = [.. Enumerable.Repeat<double[]>([3.4f, 2], 300).SelectMany(row => row)];
        Assert.Equal(Enumerable.Repeat<double>(100.35f, 300), Predictor.Predict(Model, manyRows, engine));
        Assert.Throws<ArgumentException>(() => Predictor.Predict(Model, [1, 2, 3], engine));
    }

    [Fact]
    public void Units_of_columns_are_kept_and_undone_in_double()
    {
        var far = Model with
        {
            InputScale = Model.InputScale with { Units = [new ColumnUnit(1.7e9, 0), new ColumnUnit(0, -80)] },
            TargetScale = Model.TargetScale with { Units = [new ColumnUnit(1e15, 3)] },
        };
        using var engine = new TorchEngine();
        ModelFolder.Save(_folder, far);
        var again = Assert.IsType<Checked<TrainedModel>.Right>(ModelFolder.Load(_folder)).Value;

        AssertSame(far, again);
        Assert.Equal([1e15 + (8 * (double)100.35f)], Predictor.Predict(again, [1.7e9 + 3.4f, Math.ScaleB(2, -80)], engine));
    }

    [Fact]
    public void A_folder_without_a_model_is_the_users_mistake()
    {
        var mistake = Mistake();

        Assert.Equal(Path.Combine(_folder, "model.json"), mistake.Where);
        Assert.Contains("there is no such file", mistake.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1]")]
    public void A_description_that_is_none_is_named(string json) => AssertRefused(json, "description");

    [Theory]
    [InlineData("\"format\": 1", "\"format\": 5", "format is 5")]
    [InlineData("\"kind\": \"mlp\"", "\"kind\": \"tree\"", "kind is tree")]
    [InlineData("\"leaky-relu\"", "5", "activation")]
    [InlineData("0.25", "1", "dropout")]
    [InlineData("2.3", "0", "deviation of a")]
    [InlineData("\"y\"", "null", "name")]
    public void A_description_that_was_changed_says_what_is_wrong(string right, string wrong, string told)
    {
        ModelFolder.Save(_folder, Model);
        var json = File.ReadAllText(Path.Combine(_folder, "model.json"));
        Assert.Contains(right, json, StringComparison.Ordinal);

        AssertRefused(json.Replace(right, wrong, StringComparison.Ordinal), told);
    }

    [Fact]
    public void Weights_of_another_net_are_refused()
    {
        ModelFolder.Save(_folder, Model);
        File.WriteAllBytes(Path.Combine(_folder, "weights.dat"), WeightsFile.Write(Model.Weights[..3]));

        Assert.Contains("do not match the net", Mistake().Sentence, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void AssertRefused(string json, string told)
    {
        File.WriteAllText(Path.Combine(_folder, "model.json"), json);

        var mistake = Mistake();

        Assert.Equal(Path.Combine(_folder, "model.json"), mistake.Where);
        Assert.Contains(told, mistake.Sentence, StringComparison.OrdinalIgnoreCase);
    }

    private Mistake Mistake() => Assert.Single(Assert.IsType<Checked<TrainedModel>.Wrong>(ModelFolder.Load(_folder)).Mistakes);

    private static void AssertSame(TrainedModel expected, TrainedModel actual)
    {
        Assert.Equivalent(expected, actual, strict: true);
        Assert.Equal(TrainedModelBytes.Write(expected), TrainedModelBytes.Write(actual));
    }
}
