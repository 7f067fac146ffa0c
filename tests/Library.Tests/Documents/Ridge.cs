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

        var weight = products / squares;
        var (loss, determination) = Score(rows, task.ValidationRows.Span);
        onEpoch(new EpochReport(1, loss) { Metrics = new Dictionary<string, double> { ["r2"] = determination } });
        if (data.Test is not { } test) return new TrainingEnd.Trained();
        var (tested, ofTest) = Score(test, [.. Enumerable.Range(0, test.Count)]);
        return new TrainingEnd.Trained { TestLoss = tested, TestMetrics = new Dictionary<string, double> { ["r2"] = ofTest } };

        // NaN without rows, for example the validation rows of a final model.
        (double Loss, double Determination) Score(ObjectiveRows scored, ReadOnlySpan<int> chosen)
        {
            var (errors, spread) = (0.0, 0.0);
            foreach (var row in chosen)
            {
                var target = scored.Targets.Span[row];
                errors += Math.Pow(target - (weight * Input(scored.Row(row)[0], task.Trial.Flag("squares"))), 2);
                spread += target * target;
            }

            return (errors / chosen.Length, 1 - (errors / spread));
        }
    }

    public void Dispose()
    {
    }

    private static double Input(double value, bool isSquared) => isSquared ? value * value : value;
}
