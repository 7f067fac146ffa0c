using System.Text;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Files;
using ActorSearch.TrainerNode.Models.Kinds;
using ActorSearch.TrainerNode.Rows;
using ActorSearch.TrainerNode.Tests.Training;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Tests.Models;

/// <summary>A model with its preparation: it takes cells of the file again.</summary>
public sealed class PreparedModelTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actorsearch-").FullName;

    // Five inputs: x and its indicator, two places of c, the place of d among 1, 2 and 4. The net adds 1, 10, 100, 1000 and 10000 times them.
    private static readonly TrainedModel Model = new(
        Some.Mlp([1], new LeakyRelu()),
        ["x", "c", "d"],
        "y",
        ColumnScale.None(3),
        new ColumnScale([0], [1]),
        [
            new NamedWeights("0.weight", [1, 5], [1, 10, 100, 1000, 10000]),
            new NamedWeights("0.bias", [1], [0]),
            new NamedWeights("2.weight", [1, 1], [1]),
            new NamedWeights("2.bias", [1], [0]),
        ])
    {
        Source = new SourceColumns(true, 4, [0, 1, 2], 3, null),
        Columns =
        [
            new InputColumn("x", ColumnType.Number),
            new InputColumn("c", ColumnType.Category) { Levels = ["blue", "red"] },
            new InputColumn("d", ColumnType.Number),
        ],
        Prepared =
        [
            new PreparedColumn.Number(7, new FittedScale.Linear(2, 4)) { Indicator = true, Least = 0, Most = 6 },
            new PreparedColumn.Category(new FittedEncoding.Places([0, 1, -1, 1], 2)),
            new PreparedColumn.Number(2, new FittedScale.Ranks(new QuantileMap([1, 2, 4], false))),
        ],
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_saved_model_predicts_numbers_texts_gaps_and_unknown_texts_as_before()
    {
        ModelFolder.Save(_folder, Model);
        var again = Assert.IsType<Checked<TrainedModel>.Right>(ModelFolder.Load(_folder)).Value;
        using var engine = EngineChoice.Make(EngineKind.Auto, Model.Model);
        double[] rows = [10, 0, 2, double.NaN, 1, 4, 6, InputColumn.Unseen, double.NaN, 4, double.NaN, 0];

        Assert.Equal([5101, 11011, 6001, 0.5], Predictor.Predict(again, rows, engine));
        Assert.Equal(TrainedModelBytes.Write(Model), TrainedModelBytes.Write(again));
        Assert.True(again.TakesMissing);
    }

    [Fact]
    public void A_transformed_target_comes_back_in_its_own_units()
    {
        using var engine = EngineChoice.Make(EngineKind.Auto, Model.Model);
        var logged = TrainedModelBytes.Read(TrainedModelBytes.Write(Model with { TargetTransform = new FittedTarget.SignedLog(), TargetScale = new ColumnScale([-1], [0.5f]) }));

        // The net says 1 for x = 6, which scales back to -0.5.
        Assert.Equal(1 - Math.Exp(0.5), Predictor.Predict(logged, [6, double.NaN, 0], engine)[0], 1e-6);
    }

    [Theory]
    [InlineData("\"deviation\":4", "\"deviation\":0", "deviation")]
    [InlineData("[0,1,-1,1]", "[0,1,-1,2]", "place")]
    [InlineData("[0,1,-1,1]", "[0,1,-1]", "levels")]
    [InlineData("[1,2,4]", "[1,4,2]", "rising")]
    [InlineData("\"least\":0", "\"least\":9", "clipped")]
    [InlineData("\"one-hot\"", "\"two-hot\"", "two-hot")]
    [InlineData("\"type\":\"category\"", "\"type\":\"number\"", "category")]
    public void A_preparation_that_was_changed_says_what_is_wrong(string right, string wrong, string told)
    {
        var json = Encoding.UTF8.GetString(ModelDescription.FromModel(Model).ToJson());
        var compact = json.Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains(right, compact, StringComparison.Ordinal);

        var refused = Assert.Throws<InvalidDataException>(() => ModelDescription.Parse(Encoding.UTF8.GetBytes(compact.Replace(right, wrong, StringComparison.Ordinal)), NetKinds.All));

        Assert.Contains(told, refused.Message, StringComparison.Ordinal);
    }
}
