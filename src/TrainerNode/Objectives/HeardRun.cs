using ActorSearch.Abstractions;

namespace ActorSearch.TrainerNode.Objectives;

/// <summary>
/// A run of users' code, which reports on threads of its own, too. What is wrong with a report fails the training. It is thrown only on the thread that trains: on
/// another one an exception would end the process, and there a wrong report gets false. Each training begins with the culture, the synchronization context and the
/// <see cref="AsyncLocal{T}"/> values with which the run was opened: what one training sets must not decide what the next one of its slot gives.
/// </summary>
/// <param name="run">Users' code, just opened on this thread.</param>
public sealed class HeardRun(IObjectiveRun run) : IObjectiveRun
{
    private readonly ExecutionContext _opened = Current();

    /// <inheritdoc/>
    public TrainingEnd Train(TrainingTask task, Func<EpochReport, bool> onEpoch, CancellationToken cancellation)
    {
        var (thread, mistake) = (Environment.CurrentManagedThreadId, default(string));
        var hearing = new Hearing(report =>
        {
            try
            {
                if (mistake is null) return onEpoch(Kept(report));
            }
            catch (ArgumentException wrong)
            {
                mistake = wrong.Message;
            }

            return Environment.CurrentManagedThreadId == thread ? throw new ArgumentException(mistake) : false;
        });
        try
        {
            TrainingEnd? end = null;
            ExecutionContext.Run(_opened, _ => end = run.Train(task, hearing.Hear, cancellation), null);
            hearing.End();
            return mistake is null ? end! : new TrainingEnd.Failed(mistake);
        }
        catch (Exception thrown) when (!(thrown is OperationCanceledException && cancellation.IsCancellationRequested))
        {
            hearing.End();
            if (mistake is null) throw;
            return new TrainingEnd.Failed(mistake);
        }
        finally
        {
            hearing.End();
        }
    }

    /// <inheritdoc/>
    public double[]? Predict(string modelFolder, ObjectiveRows rows) => run.Predict(modelFolder, rows);

    /// <inheritdoc/>
    public void Dispose() => run.Dispose();

    private static ExecutionContext Current()
    {
        if (ExecutionContext.IsFlowSuppressed()) ExecutionContext.RestoreFlow();
        return ExecutionContext.Capture()!;
    }

    /// <summary>The metrics as they are now: an objective may fill one dictionary again and again.</summary>
    private static EpochReport Kept(EpochReport report)
    {
        try
        {
            return report with { Metrics = report.Metrics is { Count: > 0 } given ? new Dictionary<string, double>(given, StringComparer.Ordinal) : ReportedMetrics.None };
        }
#pragma warning disable CA1031 // A dictionary of users may throw anything, for example because another thread fills it.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            throw new ArgumentException($"the metrics of epoch {report.Epoch} cannot be read: {ThrownWords.Describe(thrown)}", thrown);
        }
    }
}
