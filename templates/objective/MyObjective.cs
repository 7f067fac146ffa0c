using ActorSearch.Abstractions;

namespace MyObjective;

/// <summary>The mean target of the nearest training rows; replace it by what you want to search over.</summary>
public sealed class MyObjective : IObjective
{
    public string Name => "my-objective";

    public IReadOnlyList<ObjectiveParameter> Parameters { get; } = [ObjectiveParameter.Whole("neighbours", low: 1, high: 1000)];

    public IReadOnlyList<ObjectiveMetric> Metrics { get; } = [new("mae", MetricDirection.Minimize)];

    public IObjectiveRun Open(ObjectiveData data) => new Run(data.Train!);

    private sealed class Run(ObjectiveRows rows) : IObjectiveRun
    {
        public TrainingEnd Train(TrainingTask task, Func<EpochReport, bool> onEpoch, CancellationToken cancellation)
        {
            var (squares, absolute, neighbours) = (0.0, 0.0, (int)task.Trial.Whole("neighbours"));
            foreach (var row in task.ValidationRows.Span)
            {
                cancellation.ThrowIfCancellationRequested();
                var error = Predict(row, task.TrainingRows, neighbours) - rows.Targets.Span[row];
                squares += error * error;
                absolute += Math.Abs(error);
            }

            // A final model on all rows has no validation rows, and then the losses are not numbers.
            var count = task.ValidationRows.Length;
            onEpoch(new EpochReport(1, squares / count) { Metrics = new Dictionary<string, double> { ["mae"] = absolute / count } });
            return new TrainingEnd.Trained();
        }

        public void Dispose()
        {
        }

        private double Predict(int asked, ReadOnlyMemory<int> training, int neighbours) => training.ToArray()
            .OrderBy(row => Distance(row, asked)).ThenBy(row => row).Take(neighbours).Average(row => rows.Targets.Span[row]);

        private double Distance(int one, int other)
        {
            var sum = 0.0;
            for (var column = 0; column < rows.Columns; column++)
            {
                var difference = rows.Row(one)[column] - rows.Row(other)[column];
                sum += difference * difference;
            }

            return sum;
        }
    }
}
