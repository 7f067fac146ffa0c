using System.Text;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Predictions;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Generated;
using ActorSearch.TrainerNode.Data.Loading;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Files;
using ActorSearch.TrainerNode.Models.Kinds;
using ActorSearch.TrainerNode.Models.Torch;
using ActorSearch.TrainerNode.Tests.Training;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Tests.Models;

/// <summary>Models of classes and images, saved, read and asked again.</summary>
public class ClassModelTests
{
    private static readonly DataSet Digits = Assert.IsType<Checked<DataSet>.Right>(DataSets.Load(new StrokeDigits(100, 1))).Value;

    private static readonly Hyperparameters Conv = Some.Hyperparameters with
    {
        Standardize = new StandardizeSettings(true, false),
        Model = new Conv([new ConvBlock(4, 5, 2, 2, 2, BatchNorm: true), new ConvBlock(6, 3, 1, 1, 1, BatchNorm: false)], [12], new Relu(), 0.1),
        Loss = new CrossEntropyLoss(0, new ClassWeights.Equal()),
        Training = new TrainingSettings(20, 1, null),
    };

    [Fact]
    public void A_model_of_images_comes_back_and_predicts_what_was_scored()
    {
        var trained = Refit(Conv, Digits);
        var model = TrainedModelBytes.Read(TrainedModelBytes.Write(trained.Model));
        using var engine = new TorchEngine();

        var probabilities = Predictor.Predict(model, Digits.Test!.Images!.Pixels, engine);

        AssertAccuracy(trained, probabilities, Digits.Test);
    }

    [Fact]
    public void A_model_of_columns_keeps_the_names_of_its_classes()
    {
        var sides = Sides();
        var trained = Refit(Conv with { Model = Some.Mlp([4]) }, sides);
        var model = TrainedModelBytes.Read(TrainedModelBytes.Write(trained.Model));
        using var engine = new TorchEngine();

        var probabilities = Predictor.Predict(model, sides.Test!, engine);

        Assert.Equal(["left", "right"], model.Classes.AsEnumerable());
        AssertAccuracy(trained, probabilities, sides.Test!);
    }

    [Fact]
    public void The_size_of_a_model_is_known_before_it_is_made()
    {
        using var engine = new TorchEngine();
        foreach (var model in new[] { Conv.Model, Some.Mlp([30, 20]) })
        {
            using var net = engine.Create(new NetDefinition(model, 784, 10, Conv.Loss, 4) { Image = StrokeDigits.Shape });

            Assert.Equal(net.Layout.Count, ModelSize.Parameters(Some.Hyperparameters with { Model = model }, Digits.Train));
        }
    }

    [Theory]
    [InlineData("\"kernel\": 5", "\"kernel\": 99", "too small for a kernel of 99")]
    [InlineData("\"pool\": 2", "\"pool\": 0", "a block has a number that is too small")]
    [InlineData("\"height\": 28", "\"height\": 27", "a number for each pixel")]
    [InlineData("\"channels\": 4", "\"channels\": 5", "weights do not match")]
    [InlineData("\"kind\": \"conv\"", "\"kind\": \"mlp\"", "do not agree")]
    public void A_description_that_was_tampered_with_is_refused(string right, string wrong, string sentence)
    {
        var model = Refit(Conv, Digits).Model;
        var text = Encoding.UTF8.GetString(ModelDescription.FromModel(model).ToJson());
        var spoilt = text.Replace(right, wrong, StringComparison.Ordinal);

        Assert.NotEqual(text, spoilt);
        var refusal = Assert.Throws<InvalidDataException>(() => ModelDescription.Parse(Encoding.UTF8.GetBytes(spoilt), NetKinds.All).With(model.Weights, NetKinds.All));
        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
    }

    private static DataSet Sides()
    {
        var rows = Enumerable.Range(-20, 40).Select(i => i + 0.5f).ToArray();
        var table = new DataTable(["x"], "side", rows, [.. rows.Select(x => x > 0 ? 1f : 0)]) { Classes = ["left", "right"] };
        return new DataSet(table, table, new string('0', 64));
    }

    private static RefitOutcome.Trained Refit(Hyperparameters hyperparameters, DataSet data)
    {
        using var run = new TrainingRun(data, Some.Validation, 1, metrics: SomeMetrics.Set(classes: true));
        return Assert.IsType<RefitOutcome.Trained>(run.Refit(hyperparameters, 3, 0, CancellationToken.None));
    }

    private static void AssertAccuracy(RefitOutcome.Trained trained, double[] probabilities, DataTable table)
    {
        var classes = table.Classes.Length;
        var confusion = new ConfusionMatrix(classes);
        for (var row = 0; row < table.Rows; row++)
        {
            float[] of = [.. probabilities.Skip(row * classes).Take(classes).Select(probability => (float)probability)];
            Assert.Equal(1, of.Sum(), 1e-5f);
            confusion.Add(of, (int)table.Targets[row]);
        }

        Assert.Equal(trained.Result.Test!.Metrics.Classes.AsEnumerable(), confusion.Counts());
    }
}
