using ActorSearch.Abstractions;
using Newtonsoft.Json;

namespace ActorSearch.Tests.Ridge;

internal sealed class RidgeRun(ObjectiveRows train, ObjectiveRows? test) : IObjectiveRun
{
    private const string ModelFile = "ridge.json";

    public TrainingEnd Train(TrainingTask task, Func<EpochReport, bool> onEpoch, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var model = RidgeModel.Fit(train, task.TrainingRows.Span, task.Trial.Number(RidgeRegression.Alpha), task.Trial.Flag("squares"));
        var fitted = model.Score(train, task.TrainingRows.Span);
        var scored = model.Score(train, task.ValidationRows.Span);
        onEpoch(new EpochReport(1, scored.MeanSquaredError)
        {
            TrainLoss = fitted.MeanSquaredError,
            Metrics = new Dictionary<string, double> { [RidgeRegression.Determination] = scored.Determination },
        });
        if (task.ModelFolder is { } folder)
        {
            File.WriteAllText(Path.Combine(folder, ModelFile), JsonConvert.SerializeObject(model));
        }

        if (test is null)
        {
            return new TrainingEnd.Trained();
        }

        var tested = model.Score(test, [.. Enumerable.Range(0, test.Count)]);
        return new TrainingEnd.Trained
        {
            TestLoss = tested.MeanSquaredError,
            TestMetrics = new Dictionary<string, double> { [RidgeRegression.Determination] = tested.Determination },
        };
    }

    public double[] Predict(string modelFolder, ObjectiveRows rows)
    {
        var model = JsonConvert.DeserializeObject<RidgeModel>(File.ReadAllText(Path.Combine(modelFolder, ModelFile)))!;
        return [.. Enumerable.Range(0, rows.Count).Select(row => model.Predict(rows.Row(row)))];
    }

    public void Dispose()
    {
    }
}
