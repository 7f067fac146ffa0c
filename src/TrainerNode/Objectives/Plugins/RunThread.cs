using System.Collections.Concurrent;
using ActorSearch.Abstractions;

namespace ActorSearch.TrainerNode.Objectives.Plugins;

/// <summary>A thread that opens a run, trains with it and disposes it; below normal priority, like slots.</summary>
internal sealed class RunThread : IDisposable
{
    private readonly BlockingCollection<Action<IObjectiveRun>> _trainings = [];
    private readonly Func<IObjectiveRun> _open;

    public RunThread(Func<IObjectiveRun> open)
    {
        _open = open;
        new Thread(Work) { Name = "plug-in", IsBackground = true, Priority = ThreadPriority.BelowNormal }.Start();
    }

    /// <summary>Trains after what was started before.</summary>
    /// <returns>The end; what the objective throws is thrown by the task.</returns>
    public Task<TrainingEnd> Train(TrainingTask task, Func<EpochReport, bool> onEpoch, CancellationToken cancellation)
    {
        var end = new TaskCompletionSource<TrainingEnd>(TaskCreationOptions.RunContinuationsAsynchronously);
        _trainings.Add(
            run =>
            {
                try
                {
                    end.SetResult(run.Train(task, onEpoch, cancellation));
                }
#pragma warning disable CA1031 // Whatever code of users throws belongs to the one who waits for it.
                catch (Exception thrown)
#pragma warning restore CA1031
                {
                    end.SetException(thrown);
                }
            },
            CancellationToken.None);
        return end.Task;
    }

    /// <summary>Ends the thread after what was started.</summary>
    public void Dispose() => _trainings.CompleteAdding();

    private void Work()
    {
        IObjectiveRun? run = null;
        foreach (var training in Uninterrupted.Items(_trainings))
        {
            try
            {
                run ??= new HeardRun(_open());
            }
#pragma warning disable CA1031 // Each training fails with it, see IObjective.Open.
            catch (Exception thrown)
#pragma warning restore CA1031
            {
                training(new Broken(thrown));
                continue;
            }

            training(run);
        }

        RunEnd.Dispose(run);
        _trainings.Dispose();
    }

    /// <summary>A run that could not be opened.</summary>
    private sealed class Broken(Exception thrown) : IObjectiveRun
    {
        public TrainingEnd Train(TrainingTask task, Func<EpochReport, bool> onEpoch, CancellationToken cancellation) => throw thrown;

        public void Dispose()
        {
        }
    }
}
