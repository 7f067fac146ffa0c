using ActorSearch.Abstractions;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace ActorSearch.Samples.MlNetTrees;

/// <summary>Trains trees of one kind; the loss is the mean squared error.</summary>
/// <param name="data">All rows.</param>
/// <param name="trainerOf">What trains.</param>
internal sealed class TreeRun(ObjectiveData data, Func<MLContext, TrainingTask, IEstimator<ITransformer>> trainerOf) : IObjectiveRun
{
    private const string Determination = "r2", ModelFile = "model.zip";

    public static IReadOnlyList<ObjectiveMetric> Metrics { get; } = [new(Determination, MetricDirection.Maximize)];

    /// <summary>Not negative, because ML.NET takes a signed number.</summary>
    public static int SeedOf(TrainingTask task) => (int)(task.Seed >> 1);

    public TrainingEnd Train(TrainingTask task, Func<EpochReport, bool> onEpoch, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var ml = new MLContext(SeedOf(task));
        var training = Row.ViewOf(ml, data.Train!, task.TrainingRows);
        var model = trainerOf(ml, task).Fit(training);
        var validated = Score(ml, model, data.Train!, task.ValidationRows);
        onEpoch(new EpochReport(1, validated.Loss)
        {
            TrainLoss = Score(ml, model, data.Train!, task.TrainingRows).Loss,
            Metrics = MetricsOf(validated),
        });
        if (task.ModelFolder is not { } folder) return new TrainingEnd.Trained();

        ml.Model.Save(model, training.Schema, Path.Combine(folder, ModelFile));
        if (data.Test is not { } test) return new TrainingEnd.Trained();
        var tested = Score(ml, model, test, Enumerable.Range(0, test.Count).ToArray());
        return new TrainingEnd.Trained { TestLoss = tested.Loss, TestMetrics = MetricsOf(tested) };
    }

    public double[] Predict(string modelFolder, ObjectiveRows rows)
    {
        var ml = new MLContext();
        ml.ComponentCatalog.RegisterAssembly(typeof(Microsoft.ML.Trainers.FastTree.FastTreeRegressionModelParameters).Assembly);
        ml.ComponentCatalog.RegisterAssembly(typeof(Microsoft.ML.Trainers.LightGbm.LightGbmRegressionModelParameters).Assembly);
        var model = ml.Model.Load(Path.Combine(modelFolder, ModelFile), out _);
        return Predictions(ml, model, rows, Enumerable.Range(0, rows.Count).ToArray());
    }

    public void Dispose()
    {
    }

    private static double[] Predictions(MLContext ml, ITransformer model, ObjectiveRows rows, ReadOnlyMemory<int> chosen) =>
        [.. model.Transform(Row.ViewOf(ml, rows, chosen)).GetColumn<float>("Score").Select(score => (double)score)];

    // Of no rows both are NaN.
    private static (double Loss, double Determination) Score(MLContext ml, ITransformer model, ObjectiveRows rows, ReadOnlyMemory<int> chosen)
    {
        var predicted = Predictions(ml, model, rows, chosen);
        double[] targets = [.. chosen.ToArray().Select(row => rows.Targets.Span[row])];
        var mean = targets.DefaultIfEmpty(double.NaN).Average();
        var errors = targets.Zip(predicted, (target, prediction) => (target - prediction) * (target - prediction)).Sum();
        var spread = targets.Sum(target => (target - mean) * (target - mean));
        return (errors / targets.Length, spread > 0 ? 1 - (errors / spread) : double.NaN);
    }

    private static Dictionary<string, double> MetricsOf((double Loss, double Determination) score) => new() { [Determination] = score.Determination };
}
