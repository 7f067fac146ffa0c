using System.Globalization;
using ActorSearch.Abstractions;

namespace ActorSearch.Library.Tests;

/// <summary>Predicts the mean of the training rows, made smaller by a share.</summary>
internal sealed class ShrunkMean(string name = "shrunk-mean", DataNeed data = DataNeed.Rows) : IObjective
{
    private const string ModelFile = "mean.txt";

    public string Name => name;

    public IReadOnlyList<ObjectiveParameter> Parameters { get; } = [ObjectiveParameter.Number("shrink", low: 0, high: 1), ObjectiveParameter.Whole("unused", 3)];

    public DataNeed Data => data;

    public IReadOnlyList<ObjectiveMetric> Metrics { get; } = [new("gain", MetricDirection.Maximize)];

    public IObjectiveRun Open(ObjectiveData data) => new Run(data);

    private sealed class Run(ObjectiveData data) : IObjectiveRun
    {
        public TrainingEnd Train(TrainingTask task, Func<EpochReport, bool> onEpoch, CancellationToken cancellation)
        {
            var mean = (1 - task.Trial.Number("shrink")) * task.TrainingRows.ToArray().Average(row => data.Train!.Targets.Span[row]);
            var loss = task.ValidationRows.ToArray().Select(row => Math.Pow(data.Train!.Targets.Span[row] - mean, 2)).DefaultIfEmpty(double.NaN).Average();
            onEpoch(new EpochReport(1, loss) { Metrics = new Dictionary<string, double> { ["gain"] = -loss } });
            if (task.ModelFolder is { } folder) File.WriteAllText(Path.Combine(folder, ModelFile), mean.ToString("R", CultureInfo.InvariantCulture));
            return new TrainingEnd.Trained { TestLoss = data.Test is { } test ? test.Targets.ToArray().Average(target => Math.Pow(target - mean, 2)) : null };
        }

        public double[] Predict(string modelFolder, ObjectiveRows rows)
        {
            var mean = double.Parse(File.ReadAllText(Path.Combine(modelFolder, ModelFile)), CultureInfo.InvariantCulture);
            return [.. Enumerable.Repeat(mean, rows.Count)];
        }

        public void Dispose()
        {
        }
    }
}
