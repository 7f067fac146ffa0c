using ActorSearch.Abstractions;

namespace ActorSearch.Library.Tests.Documents;

/// <summary>The class of docs/objectives.md; a linear regression of one input without an intercept stands for the training.</summary>
public sealed class Ridge : IObjective
{
    public string Name => "ridge";

    public IReadOnlyList<ObjectiveParameter> Parameters { get; } = [ObjectiveParameter.Number("alpha", low: 0), ObjectiveParameter.Flag("squares", standard: false)];

    public IReadOnlyList<ObjectiveMetric> Metrics { get; } = [new("r2", MetricDirection.Maximize)];

    public IObjectiveRun Open(ObjectiveData data) => new RidgeRun(data);
}

internal sealed class RidgeRun(ObjectiveData data) : IObjectiveRun
{
    public TrainingEnd Train(TrainingTask task, Func<EpochReport, bool> onEpoch, CancellationToken cancellation)
    {
        var rows = data.Train!;
        var (products, squares) = (0.0, task.Trial.Number("alpha"));
        foreach (var row in task.TrainingRows.Span)
        {
            var input = Input(rows.Row(row)[0], task.Trial.Flag("squares"));
            products += input * rows.Targets.Span[row];
            squares += input * input;
        }

        var (weight, errors, spread) = (products / squares, 0.0, 0.0);
        foreach (var row in task.ValidationRows.Span)
        {
            var target = rows.Targets.Span[row];
            errors += Math.Pow(target - (weight * Input(rows.Row(row)[0], task.Trial.Flag("squares"))), 2);
            spread += target * target;
        }

        onEpoch(new EpochReport(1, errors / task.ValidationRows.Length) { Metrics = new Dictionary<string, double> { ["r2"] = 1 - (errors / spread) } });
        return new TrainingEnd.Trained();
    }

    public void Dispose()
    {
    }

    private static double Input(double value, bool isSquared) => isSquared ? value * value : value;
}
