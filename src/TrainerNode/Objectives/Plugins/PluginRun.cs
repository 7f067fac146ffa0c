using System.Globalization;
using ActorSearch.Abstractions;
using ActorSearch.Shared.Experiments.Kinds;

namespace ActorSearch.TrainerNode.Objectives.Plugins;

/// <summary>
/// Waits for the trainings of a plug-in, which run on a thread of their own: one that neither ends in time nor when it is cancelled is left alone, and
/// the slot continues with a new run on a new thread.
/// </summary>
/// <param name="settings">Its longest time.</param>
/// <param name="open">Opens a run.</param>
internal sealed class PluginRun(PluginSettings settings, Func<IObjectiveRun> open) : IObjectiveRun
{
    private RunThread? _thread;

    /// <inheritdoc/>
    public TrainingEnd Train(TrainingTask task, Func<EpochReport, bool> onEpoch, CancellationToken cancellation)
    {
        _thread ??= new RunThread(open);
        var heard = new Hearing(onEpoch);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var training = _thread.Train(task, heard.Hear, stop.Token);
        if (!Ended(training, settings.Timeout, cancellation))
        {
            stop.Cancel();
            var ended = Ended(training, settings.Grace, CancellationToken.None);
            heard.End();
            if (!ended) Leave();
            cancellation.ThrowIfCancellationRequested();
            return TookTooLong(settings, ended);
        }

        return training.GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    public void Dispose() => Leave();

    /// <summary>The end of a training that was cancelled because its time was over.</summary>
    /// <param name="ended">Whether it ended then.</param>
    public static TrainingEnd.Failed TookTooLong(PluginSettings settings, bool ended) => new(string.Create(
        CultureInfo.InvariantCulture, $"the training took longer than objective.timeout = {settings.Timeout!.Value.TotalSeconds} s{(ended ? "" : " and did not end when it was cancelled")}"));

    private static bool Ended(Task training, TimeSpan? most, CancellationToken cancellation)
    {
        try
        {
            return Task.WaitAny([training], most is { } time ? (int)Math.Min(int.MaxValue, time.TotalMilliseconds) : Timeout.Infinite, cancellation) == 0;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    // It disposes its run when the training ends, if it ever does.
    private void Leave()
    {
        _thread?.Dispose();
        _thread = null;
    }
}
