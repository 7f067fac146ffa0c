using ActorSearch.Abstractions;

namespace ActorSearch.Library.Tests;

/// <summary>An objective that reports as a test says, and cannot clean up.</summary>
internal sealed class Reporting(Action<TrainingTask, Func<EpochReport, bool>> train) : IObjective, IObjectiveRun
{
    public string Name => "reporting";

    public IReadOnlyList<ObjectiveParameter> Parameters { get; } = [ObjectiveParameter.Text("wrong")];

    public DataNeed Data => DataNeed.None;

    public IReadOnlyList<ObjectiveMetric> Metrics { get; } = [new("share", MetricDirection.Maximize)];

    public IObjectiveRun Open(ObjectiveData data) => this;

    public TrainingEnd Train(TrainingTask task, Func<EpochReport, bool> onEpoch, CancellationToken cancellation)
    {
        train(task, onEpoch);
        return new TrainingEnd.Trained();
    }

    public void Dispose() => throw new InvalidOperationException("It cannot clean up.");
}
