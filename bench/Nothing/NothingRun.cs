using ActorSearch.Abstractions;

namespace ActorSearch.Bench.Nothing;

internal sealed class NothingRun : IObjectiveRun
{
    public TrainingEnd Train(TrainingTask task, Func<EpochReport, bool> onEpoch, CancellationToken cancellation)
    {
        onEpoch(new EpochReport(1, task.Trial.Whole("n")));
        return new TrainingEnd.Trained();
    }

    public void Dispose()
    {
    }
}
