using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Metrics.Counts;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Dense;
using ActorSearch.TrainerNode.Models.Files;
using ActorSearch.TrainerNode.Tests.Training;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Tests.Models;

public sealed class MeanModelTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actorsearch-").FullName;
    private readonly DenseEngine _engine = new();

    [Fact]
    public void Numbers_are_the_mean_of_the_members_each_scaled_by_itself()
    {
        // Both double the input; the first sees (x − 1) / 2 and says 10 + 4 · 2z, the second x as it is and adds nothing.
        var mean = TrainedModel.Mean([Doubles(new ColumnScale([1], [2]), new ColumnScale([10], [4])), Doubles(ColumnScale.None(1), ColumnScale.None(1))]);

        var predictions = Predictor.Predict(mean, [1.0, 3, 6], _engine);

        Assert.Equal([(10 + 2) / 2.0, (18 + 6) / 2.0, (30 + 12) / 2.0], predictions);
    }

    [Fact]
    public void Classes_are_the_mean_of_probabilities_not_of_outputs()
    {
        // Outputs (0, 0) and (0, ln 9): probabilities 0.5 and 0.9 of the second class.
        var mean = TrainedModel.Mean([Classes(0), Classes(MathF.Log(9))]);

        var predictions = Predictor.Predict(mean, [1.0], _engine);

        Assert.Equal(0.3, predictions[0], 1e-6);
        Assert.Equal(0.7, predictions[1], 1e-6);
        var score = ModelScore.Compute(mean, new DataTable(["x"], "y", [1, 1], [1, 0]) { Classes = ["a", "b"] }, Some.Hyperparameters with
        {
            Loss = new CrossEntropyLoss(0, new ClassWeights.Equal()),
        }, [new Accuracy()]);
        Assert.Equal(-(Math.Log(0.3) + Math.Log(0.7)) / 2, score.Loss, 1e-6);
        Assert.Equal(0.5, score.Metrics.Find(new Accuracy())!.Value);
    }

    [Fact]
    public void A_saved_mean_comes_back_with_all_members()
    {
        var mean = TrainedModel.Mean([Doubles(new ColumnScale([1], [2]), new ColumnScale([10], [4])), Doubles(ColumnScale.None(1), ColumnScale.None(1))]);
        ModelFolder.Save(_folder, mean);

        var loaded = Assert.IsType<Checked<TrainedModel>.Right>(ModelFolder.Load(_folder)).Value;

        Assert.Equal(2, loaded.Members.Length);
        Assert.Equal(Predictor.Predict(mean, [1.0, 3, 6], _engine), Predictor.Predict(loaded, [1.0, 3, 6], _engine));
        Assert.Equal(["members.0.0.weight", "members.0.0.bias"], WeightsFile.Read(File.ReadAllBytes(Path.Combine(_folder, "weights.dat")))[..2].Select(weights => weights.Name));
        Assert.Equal(TrainedModelBytes.Write(mean), TrainedModelBytes.Write(TrainedModelBytes.Read(TrainedModelBytes.Write(mean))));
    }

    [Theory]
    [InlineData("\"name\": \"x\"", "\"name\": \"z\"")]
    [InlineData("\"deviation\": 2", "\"deviation\": 0")]
    [InlineData("\"hidden\": [\n        1\n      ]", "\"hidden\": [\n        2\n      ]")]
    public void Members_that_do_not_belong_together_are_refused(string written, string instead)
    {
        ModelFolder.Save(_folder, TrainedModel.Mean([Doubles(new ColumnScale([1], [2]), new ColumnScale([10], [4])), Doubles(ColumnScale.None(1), ColumnScale.None(1))]));
        var file = Path.Combine(_folder, "model.json");
        var text = File.ReadAllText(file);
        var at = text.LastIndexOf(written, StringComparison.Ordinal);
        Assert.True(at > text.IndexOf("members", StringComparison.Ordinal));
        File.WriteAllText(file, text[..at] + instead + text[(at + written.Length)..]);

        Assert.IsType<Checked<TrainedModel>.Wrong>(ModelFolder.Load(_folder));
    }

    public void Dispose()
    {
        _engine.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static TrainedModel Doubles(ColumnScale inputs, ColumnScale target) => new(
        Some.Mlp([1], new LeakyRelu()), ["x"], "y", inputs, target, Weights(1, 0, 2, 0));

    private static TrainedModel Classes(float output) => new(
        Some.Mlp([1], new LeakyRelu()), ["x"], "y", ColumnScale.None(1), ColumnScale.None(1),
        [
            new NamedWeights("0.weight", [1, 1], [1]), new NamedWeights("0.bias", [1], [0]),
            new NamedWeights("2.weight", [2, 1], [0, 0]), new NamedWeights("2.bias", [2], [0, output]),
        ])
    {
        Classes = ["a", "b"],
    };

    private static System.Collections.Immutable.ImmutableArray<NamedWeights> Weights(float first, float bias, float second, float last) =>
    [
        new NamedWeights("0.weight", [1, 1], [first]), new NamedWeights("0.bias", [1], [bias]),
        new NamedWeights("2.weight", [1, 1], [second]), new NamedWeights("2.bias", [1], [last]),
    ];
}
