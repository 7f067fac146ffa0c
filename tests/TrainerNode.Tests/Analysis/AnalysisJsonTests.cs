using System.Text.Json;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Predictions;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Analysis;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Generated;
using ActorSearch.TrainerNode.Data.Loading;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Convolution;
using ActorSearch.TrainerNode.Models.Kinds;
using ActorSearch.TrainerNode.Models.Torch;
using ActorSearch.TrainerNode.Tests.Training;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Tests.Analysis;

public class AnalysisJsonTests
{
    private const int Digits = 120;
    private static readonly DataSet Data = Assert.IsType<Checked<DataSet>.Right>(DataSets.Load(new StrokeDigits(Digits, 1))).Value;
    private static readonly TrainedModel Model = Train();

    private static readonly AnalysisSettings Settings = AnalysisSettings.Default with
    {
        Embedding = new TSneSettings(10, 60),
        MostMapped = 50,
        MostMistakes = 3,
    };

    private static readonly JsonElement Analysis = Read(Settings);

    [Fact]
    public void The_confusion_matrix_counts_every_test_row_once()
    {
        var rows = Analysis.GetProperty("confusion").EnumerateArray().Select(row => row.EnumerateArray().Sum(count => count.GetInt32()));

        Assert.Equal(Enumerable.Repeat(Digits / 10, 10), rows);
        Assert.Equal("test", Analysis.GetProperty("rows").GetString());
    }

    [Fact]
    public void Every_layers_weights_have_a_histogram_that_holds_all_of_them()
    {
        var counted = Analysis.GetProperty("weights").EnumerateArray()
            .Select(layer => (layer.GetProperty("name").GetString(), Integers(layer.GetProperty("counts")).Sum()));

        Assert.Equal([("0.weight", 4 * 25), ("4.weight", 6 * 4 * 9), ("7.weight", 12 * 6 * 49), ("9.weight", 120)], counted);
    }

    [Fact]
    public void Layers_of_a_chosen_image_end_in_its_probabilities()
    {
        foreach (var chosen in Analysis.GetProperty("chosen").EnumerateArray())
        {
            var layers = chosen.GetProperty("layers").EnumerateArray().ToArray();
            Assert.Equal(
                ["0.convolution", "0.pooled", "4.convolution", "7.linear", "output"], layers.Select(layer => layer.GetProperty("name").GetString()));
            Assert.Equal([4, 14, 14], Integers(layers[0].GetProperty("shape")));
            Assert.All(layers, layer => Assert.Equal(
                Integers(layer.GetProperty("shape")).Aggregate(1, (a, b) => a * b), layer.GetProperty("activations").GetArrayLength()));
            var probabilities = Floats(layers[^1].GetProperty("activations"));
            Softmax.Apply(probabilities);
            Assert.All(probabilities.Zip(Floats(chosen.GetProperty("probabilities"))), pair => Assert.Equal(pair.First, pair.Second, 1e-3f));
            Assert.Equal(784, chosen.GetProperty("pixels").GetArrayLength());
        }
    }

    [Fact]
    public void Two_look_alikes_and_a_mistake_are_chosen()
    {
        var chosen = Analysis.GetProperty("chosen").EnumerateArray()
            .Select(row => (Class: row.GetProperty("class").GetInt32(), Predicted: row.GetProperty("predicted").GetInt32()))
            .ToArray();

        Assert.Equal(3, chosen.Length);
        Assert.True(chosen[0].Class == chosen[0].Predicted && chosen[1].Class == chosen[1].Predicted && chosen[0].Class != chosen[1].Class);
        Assert.NotEqual(chosen[2].Class, chosen[2].Predicted);
        Assert.Equal(["look-alike", "look-alike", "mistake"], Analysis.GetProperty("chosen").EnumerateArray().Select(row => row.GetProperty("why").GetString()));
        var asked = Read(Settings with { Chosen = [7] }).GetProperty("chosen").EnumerateArray().Single();
        Assert.Equal((7, "asked"), (asked.GetProperty("row").GetInt32(), asked.GetProperty("why").GetString()));
    }

    [Fact]
    public void Of_test_rows_that_are_sorted_by_class_the_map_and_the_look_alikes_see_every_class()
    {
        var sorted = Data with { Test = Sorted(Data.Test!.Images!) };

        var analysis = Read(Settings, sorted);

        var (rows, classes) = (Integers(analysis.GetProperty("tsne").GetProperty("row")), Integers(analysis.GetProperty("tsne").GetProperty("class")));
        Assert.Equal(Enumerable.Repeat(5, 10), classes.CountBy(label => label).Select(pair => pair.Value));
        Assert.Equal(rows.Select(row => (int)sorted.Test!.Targets[row]), classes);
        var alike = analysis.GetProperty("chosen").EnumerateArray().Where(row => row.GetProperty("why").GetString() == "look-alike").ToArray();
        Assert.Equal(2, alike.Select(row => row.GetProperty("class").GetInt32()).Distinct().Count());
        Assert.All(alike, row => Assert.Contains(row.GetProperty("row").GetInt32(), rows));
        Assert.All(alike, row => Assert.Equal((int)sorted.Test!.Targets[row.GetProperty("row").GetInt32()], row.GetProperty("class").GetInt32()));
    }

    [Fact]
    public void Rows_that_list_the_classes_in_turn_are_spread_over_all_classes_and_all_rows()
    {
        int[] inTurn = [.. Enumerable.Range(0, 1000).Select(row => row % 10)];

        var taken = SpreadRows.Choose(inTurn, 100);

        Assert.Equal(Enumerable.Repeat(10, 10), taken.CountBy(row => inTurn[row]).Select(pair => pair.Value));
        Assert.Equal(taken.Distinct().Order(), taken);
        Assert.True(taken[0] < 100 && taken[^1] >= 900);
        Assert.Equal(Enumerable.Range(0, 1000), SpreadRows.Choose(inTurn, 5000));
    }

    [Fact]
    public void Mistakes_come_the_most_confident_first()
    {
        var mistakes = Analysis.GetProperty("mistakes").EnumerateArray().ToArray();

        Assert.Equal(3, mistakes.Length);
        Assert.All(mistakes, mistake => Assert.NotEqual(mistake.GetProperty("class").GetInt32(), mistake.GetProperty("predicted").GetInt32()));
        Assert.Equal(mistakes.OrderByDescending(Confidence).Select(Confidence), mistakes.Select(Confidence));

        static float Confidence(JsonElement mistake) => mistake.GetProperty("confidence").GetSingle();
    }

    [Fact]
    public void The_map_tells_how_it_was_made()
    {
        var map = Analysis.GetProperty("tsne");

        Assert.Equal(100, map.GetProperty("coordinates").GetArrayLength());
        Assert.Equal((10, 1), (map.GetProperty("perplexity").GetDouble(), map.GetProperty("seed").GetInt32()));
        Assert.True(map.GetProperty("klDivergence").GetDouble() > 0);
        Assert.Equal(Integers(map.GetProperty("row")).Select(row => (int)Data.Test!.Targets[row]), Integers(map.GetProperty("class")));
    }

    [Fact]
    public void The_analysis_names_its_model_and_other_weights_are_another_model()
    {
        var other = Model with { Weights = [.. Model.Weights.Select((layer, i) => i == 0 ? layer with { Values = [.. layer.Values.Select(value => value + 1)] } : layer)] };

        Assert.Equal(AnalysisJson.IdOf(Model), Analysis.GetProperty("model").GetString());
        Assert.NotEqual(AnalysisJson.IdOf(Model), AnalysisJson.IdOf(other));
    }

    [Fact]
    public void Curves_and_kernels_are_all_there()
    {
        var curve = Analysis.GetProperty("curves").EnumerateArray().Single();

        Assert.Equal([0.5f, 0.25f], Floats(curve.GetProperty("trainLoss")));
        Assert.Equal([0.75f, 0.5f], Floats(curve.GetProperty("validationAccuracy")));
        Assert.Equal(
            [(100, 4), (216, 6)],
            Analysis.GetProperty("kernels").EnumerateArray().Select(layer => (layer.GetProperty("values").GetArrayLength(), Integers(layer.GetProperty("shape"))[0])));
    }

    [Fact]
    public void A_trace_ends_in_what_the_engine_predicts()
    {
        using var engine = new TorchEngine();
        var predicted = Predictor.Predict(Model, Data.Test!.Images!.Pixels, engine);
        var inputs = Data.Test.Images.Pixels.ToArray().Select(pixel => pixel / 255f).ToArray();

        var traced = LayerTrace.Run(Model, inputs, Digits)[^1].Values;

        for (var row = 0; row < Digits; row++) Softmax.Apply(traced.AsSpan(row * 10, 10));
        Assert.All(traced.Zip(predicted), pair => Assert.Equal(pair.Second, pair.First, 1e-4));
    }

    private static TrainedModel Train()
    {
        var hyperparameters = Some.Hyperparameters with
        {
            Model = new Conv([new ConvBlock(4, 5, 2, 2, 2, BatchNorm: true), new ConvBlock(6, 3, 1, 1, 1, BatchNorm: false)], [12], new Relu(), 0),
            Loss = new CrossEntropyLoss(0, new ClassWeights.Equal()),
            Training = new TrainingSettings(20, 1, null),
        };
        using var run = new TrainingRun(Data, Some.Validation, 1);
        return Assert.IsType<RefitOutcome.Trained>(run.Refit(hyperparameters, 5, 0, CancellationToken.None)).Model;
    }

    private static DataTable Sorted(LabelledImages images)
    {
        int[] order = [.. Enumerable.Range(0, images.Count).OrderBy(image => images.Labels[image])];
        return DataTable.FromImages(images.Only(order));
    }

    private static JsonElement Read(AnalysisSettings settings, DataSet? data = null)
    {
        var course = new TrainingCourse("fold 0", new LossCurves([0.5f, 0.25f], [0.6f, 0.5f]) { Metrics = [new MetricCurve("accuracy", [0.75, 0.5])] });
        return JsonDocument.Parse(AnalysisJson.Write(Model, data ?? Data, [course], settings)).RootElement;
    }

    private static int[] Integers(JsonElement array) => [.. array.EnumerateArray().Select(value => value.GetInt32())];

    private static float[] Floats(JsonElement array) => [.. array.EnumerateArray().Select(value => value.GetSingle())];
}
