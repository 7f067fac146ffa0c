using System.Globalization;
using ActorSearch.Inference;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Predictions;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Validation;
using ActorSearch.Shared.Validation.Given;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Inputs;
using ActorSearch.TrainerNode.Data.Loading;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Files;
using ActorSearch.TrainerNode.Tests.Data;
using ActorSearch.TrainerNode.Tests.Onnx;
using ActorSearch.TrainerNode.Tests.Training;
using ActorSearch.TrainerNode.Training;
using ActorSearch.TrainerNode.Training.Optimizers;

namespace ActorSearch.TrainerNode.Tests.Labels;

/// <summary>Nets that learn several labels a row, and what is made of them.</summary>
public sealed class LabelTrainingTests : IDisposable
{
    private static readonly Hyperparameters Hyperparameters = Some.Hyperparameters with
    {
        Loss = new BinaryCrossEntropyLoss(),
        Standardize = new StandardizeSettings(Inputs: true, Target: false),
        Optimizer = new Adam(0.02, 0, 0.9, 0.999, 1e-8),
        Training = new TrainingSettings(BatchSize: 20, MaxEpochs: 40, EarlyStopping: null),
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(EngineKind.Dense)]
    [InlineData(EngineKind.Torch)]
    public void A_net_learns_labels_and_its_scores_are_those_of_its_predictions(EngineKind engine)
    {
        var data = Load(Corners(weighted: false, repeats: false));
        var metrics = SomeMetrics.Named("label-f1-macro");
        using var run = new TrainingRun(data, Some.Validation, 1, metrics: new MetricSet(metrics, []));

        var scored = Assert.IsType<FoldOutcome.Scored>(run.TrainFold(Hyperparameters with { Engine = engine }, 0, null, default));
        var trained = Assert.IsType<OutOfFoldOutcome.Trained>(run.TrainOutOfFold(Hyperparameters with { Engine = engine }, 0, scored.BestEpoch, null, default));

        var rows = Splits.For(Some.Validation, TrainingRun.StrataOf(data.Train), 1, 0).Validation;
        float[] targets = [.. rows.Select(row => data.Train.Targets[row])], outputs = [.. trained.Predictions.Select(probability => (float)Sigmoid.Inverse(probability))];
        Assert.True(scored.Metrics.Find(metrics) > 0.9, $"{scored.Metrics.Find(metrics)}");
        Assert.Equal(scored.Metrics.Find(metrics)!.Value, metrics.Compute(PredictedRows.OfProbabilities([.. trained.Predictions], targets, 3, hasLabels: true)), 1e-12);
        Assert.Equal(scored.ValidationLoss, new BinaryCrossEntropyLoss().Mean(outputs, targets), 1e-5);
    }

    /// <summary>In one batch, so that the order of rows does not matter.</summary>
    [Theory]
    [InlineData(EngineKind.Dense)]
    [InlineData(EngineKind.Torch)]
    public void A_row_with_the_weight_2_trains_like_two_rows(EngineKind engine)
    {
        var hyperparameters = Hyperparameters with { Engine = engine, Training = new TrainingSettings(BatchSize: 1000, MaxEpochs: 20, EarlyStopping: null) };
        var (weighted, repeated) = (Trained(weighted: true), Trained(weighted: false));

        Assert.Equal(repeated, weighted, (one, other) => one.Zip(other).All(pair => Math.Abs(pair.First - pair.Second) < 2e-5 * Math.Abs(pair.First)));

        double[] Trained(bool weighted)
        {
            using var run = new TrainingRun(Load(Corners(weighted, repeats: !weighted)), new PredefinedFolds(2), 1);
            var scored = Assert.IsType<FoldOutcome.Scored>(run.TrainFold(hyperparameters, 0, null, default));
            return [.. scored.Curves.Train, .. scored.Curves.Validation];
        }
    }

    [Fact]
    public void The_final_model_is_scored_saved_and_predicts_the_same_bits_in_programs()
    {
        var data = Load(Corners(weighted: false, repeats: false));
        var log = SomeMetrics.Named("label-log-loss");
        using var run = new TrainingRun(data, Some.Validation, 1, metrics: new MetricSet(Metric.Loss, [log]));
        var refit = Assert.IsType<RefitOutcome.Trained>(run.Refit(Hyperparameters with { Engine = EngineKind.Dense }, 40, 0, default));
        var model = TrainedModelBytes.Read(TrainedModelBytes.Write(refit.Model));
        var mean = TrainedModel.Mean([model, model]);
        double[] cells = [1, 1, -1, 0, -2, 2];
        ModelFolder.Save(_folder.Path, model);

        using var inference = InferenceModel.Load(_folder.Path);
        using var engine = EngineChoice.Make(EngineKind.Dense, model.Model);
        var predictions = new double[9];
        inference.Predict(cells, predictions);
        var one = inference.Predict(new Dictionary<string, object?> { ["a"] = 1.5, ["b"] = -1.5 });

        Assert.Equal((true, true), (model.HasLabels, inference.HasLabels));
        Assert.Equal(Predictor.Predict(model, cells, engine), predictions);
        Assert.Equal(predictions, Predictor.Predict(TrainedModelBytes.Read(TrainedModelBytes.Write(mean)), cells, engine));

        Assert.Equal((null, double.NaN), (one.Class, one.Number));
        Assert.Equal(inference.Classes.Where((_, label) => one.Probabilities[label] >= 0.5), one.Labels);
        Assert.Equal(refit.Result.Train.Loss, refit.Result.Train.Metrics.Find(log)!.Value, 1e-5);
        Assert.Contains("\"format\": 3", File.ReadAllText(Path.Combine(_folder.Path, "model.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void ONNX_Runtime_predicts_the_same_probabilities_and_labels()
    {
        var seen = 0;
        for (var seed = 0; seen < 40; seed++)
        {
            var (random, table) = RandomModel.OfTable(seed, _folder);
            if (random.Classes.IsEmpty) continue;
            seen++;
            var model = random.Members.IsEmpty ? Labelled(random) : TrainedModel.Mean([.. random.Members.Select(Labelled)]);
            double[] thresholds = [.. model.Classes.Select((_, label) => seed % 2 == 0 ? 0.5 : (label + 1.0) / (model.Classes.Length + 1))];
            if (seed % 2 == 1) model = model with { LabelThresholds = [.. thresholds] };
            string[][] rows = [.. Enumerable.Range(0, 30).Select(_ => table.Row(model.TakesMissing))];
            var fields = table.Names[..^1].Select((name, at) => (name, rows.Select(row => row[at]).ToArray())).ToDictionary();
            var file = _folder.Write("rows.csv", string.Join('\n', rows.Select(row => string.Join(',', row)).Prepend(string.Join(',', table.Names[..^1]))) + "\n");
            var read = Assert.IsType<Checked<InputRows>.Right>(InputFile.Read(file, true, ',', [.. model.InputNames.Select((_, at) => model.ColumnOf(at))], model.Source, model.TakesMissing)).Value.Values;
            using var engine = EngineChoice.Make(EngineKind.Dense, model.Model);
            Assert.Equal<double>(model.LabelThresholds, TrainedModelBytes.Read(TrainedModelBytes.Write(model)).LabelThresholds);

            var (ours, run) = (Predictor.Predict(model, read, engine), OnnxRun.Of(model, fields));

            Assert.Equal(ours.Length, run.Values.Length);
            foreach (var (at, probability) in ours.Index())
            {
                Assert.Equal(probability, run.Values[at], 1e-5);
                Assert.Equal(run.Values[at] >= thresholds[at % thresholds.Length] ? "1" : "0", run.Labels[at]);
            }
        }

        static TrainedModel Labelled(TrainedModel model) => model with { HasLabels = true, Threshold = null };
    }

    private DataSet Load(string text)
    {
        var settings = _folder.Csv(text);
        return Assert.IsType<Checked<DataSet>.Right>(DataSets.Load(settings with
        {
            Target = null,
            Classes = true,
            HasLabels = true,
            Labels = ["left", "low", "near"],
            Columns = settings.Columns.AddRange(new Dictionary<string, ColumnChoice> { ["w"] = new(ColumnUse.Weight), ["fold"] = new(ColumnUse.Fold) }),
        })).Value;
    }

    // Whether a point is left of, below and near the origin; none, one or several of them.
    private static string Corners(bool weighted, bool repeats)
    {
        var rows = Enumerable.Range(0, 120).SelectMany(row =>
        {
            var (a, b) = (2 * Math.Sin(row * 1.7), 2 * Math.Cos(row * 0.9));
            var text = string.Create(
                CultureInfo.InvariantCulture, $"{row % 2},{a},{b},{(weighted ? row % 4 : 1)},{(a < 0 ? 1 : 0)},{(b < 0 ? 1 : 0)},{((a * a) + (b * b) < 2 ? 1 : 0)}");
            return Enumerable.Repeat(text, repeats ? row % 4 : 1);
        });
        return $"fold,a,b,w,left,low,near\n{string.Join('\n', rows)}\n";
    }
}
