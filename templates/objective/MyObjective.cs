using ActorSearch.Abstractions;

namespace MyObjective;

/// <summary>The mean target of the nearest training rows; replace it by what you want to search over.</summary>
public sealed class MyObjective : IObjective
{
    public string Name => "my-objective";

    public IReadOnlyList<ObjectiveParameter> Parameters { get; } = [ObjectiveParameter.Whole("neighbours", low: 1, high: 1000)];

    public IReadOnlyList<ObjectiveMetric> Metrics { get; } = [new("mae", MetricDirection.Minimize)];

    public IObjectiveRun Open(ObjectiveData data) => new Run(data.Train);

    // Without rows it was opened by actorsearch predict.
    private sealed class Run(ObjectiveRows? rows) : IObjectiveRun
    {
        private const string File = "nearest-rows.json";

        public TrainingEnd Train(TrainingTask task, Func<EpochReport, bool> onEpoch, CancellationToken cancellation)
        {
            var model = MyObjectiveModel.Of(rows!, task.TrainingRows, (int)task.Trial.Whole("neighbours"));
            var (squares, absolute) = (0.0, 0.0);
            foreach (var row in task.ValidationRows.Span)
            {
                cancellation.ThrowIfCancellationRequested();
                var error = model.Predict(rows!.Row(row)) - rows.Targets.Span[row];
                squares += error * error;
                absolute += Math.Abs(error);
            }

            // A final model on all rows has no validation rows, and then the losses are not numbers.
            var count = task.ValidationRows.Length;
            onEpoch(new EpochReport(1, squares / count) { Metrics = new Dictionary<string, double> { ["mae"] = absolute / count } });

            // Only a final model has a folder. Its files come back as model/.
            if (task.ModelFolder is { } folder) model.Save(Path.Combine(folder, File));
            return new TrainingEnd.Trained();
        }

        public double[] Predict(string modelFolder, ObjectiveRows asked)
        {
            var model = MyObjectiveModel.Load(Path.Combine(modelFolder, File));
            return [.. Enumerable.Range(0, asked.Count).Select(row => model.Predict(asked.Row(row)))];
        }

        public void Dispose()
        {
        }
    }
}
