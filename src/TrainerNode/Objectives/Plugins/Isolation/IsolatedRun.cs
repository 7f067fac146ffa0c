using System.ComponentModel;
using System.Diagnostics;
using ActorSearch.Abstractions;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Objectives.Commands;

namespace ActorSearch.TrainerNode.Objectives.Plugins.Isolation;

/// <summary>Trains an objective of a plug-in in a process of its own, which is kept between trainings and started again after one that broke it.</summary>
/// <param name="settings">Its longest time.</param>
/// <param name="plugin">The plug-in that has the objective.</param>
/// <param name="data">What the objective reads.</param>
/// <param name="program">What starts the process.</param>
/// <param name="say">Takes a line for the log, on any thread.</param>
internal sealed class IsolatedRun(PluginSettings settings, Plugin plugin, ObjectiveData data, IReadOnlyList<string> program, Action<string> say) : IObjectiveRun
{
    private PluginProcess? _process;

    /// <summary>A run of an objective for one slot.</summary>
    /// <param name="plugin">Loaded; it has the objective.</param>
    /// <param name="say">Takes a line for the log, on any thread.</param>
    public static IObjectiveRun Create(PluginSettings settings, Plugin plugin, DataSet data, Action<string> say) => new IsolatedRun(
        settings, plugin, PluginRows.Create(data, settings.Reads), HostProgram.Words() ?? throw new InvalidOperationException("This program cannot start itself for a plug-in."), say);

    /// <summary>Why this process cannot train an objective in another one; null if it can, or need not.</summary>
    public static Mistake? Check(ObjectiveSettings objective) => objective is PluginSettings { IsIsolated: true } && HostProgram.Words() is null
        ? new Mistake(PluginSection.Isolated.Path, "this program cannot start itself as the process of a plug-in. Use actorsearch, or set objective.isolation = none.")
        : null;

    /// <inheritdoc/>
    public TrainingEnd Train(TrainingTask task, Func<EpochReport, bool> onEpoch, CancellationToken cancellation)
    {
        if (task.ModelFolder is { } folder) GroupWatch.Add(folder);
        try
        {
            if (_process is null && !Start(cancellation)) return Crashed();
            var (process, begin) = (_process!, Stopwatch.GetTimestamp());
            process.Tell(new HostMessage.Train(HostedTask.FromTask(task)));
            if (Follow(process, onEpoch, () => LeftOf(settings.Timeout, begin), cancellation) is { } end) return end;
            process.Tell(new HostMessage.Cancel());
            var cancelled = Stopwatch.GetTimestamp();
            var ended = Follow(process, _ => false, () => LeftOf(settings.Grace, cancelled), CancellationToken.None) is not null;
            if (!ended) Drop();
            cancellation.ThrowIfCancellationRequested();
            return TrainingWatch.TookTooLong(settings, ended);
        }
        catch (Win32Exception wrong)
        {
            return new TrainingEnd.Failed($"The process of the plug-in cannot be started: {SystemFault.Find(wrong).Reason}.");
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            // It still waits for an answer.
            Drop();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process?.Close(settings.Grace);
        _process = null;
    }

    /// <summary>Starts the process and waits until it is there, which is not the time of the plug-in.</summary>
    /// <returns>Whether it is.</returns>
    private bool Start(CancellationToken cancellation)
    {
        _process = new PluginProcess(program, say);
        try
        {
            if (!_process.Messages.TryTake(out _, Timeout.Infinite, cancellation)) return false;
        }
        catch (OperationCanceledException)
        {
            Drop();
            throw;
        }

        _process.Tell(new HostMessage.Open(plugin.Folder, plugin.Sha256, settings.Name, HostedData.FromData(data)));
        _process.Tell(stream => HostedData.Write(stream, data));
        return true;
    }

    /// <summary>Takes messages until the training ends; null where time is over or it was cancelled.</summary>
    private TrainingEnd? Follow(PluginProcess process, Func<EpochReport, bool> onEpoch, Func<int> left, CancellationToken cancellation)
    {
        try
        {
            while (process.Messages.TryTake(out var message, left(), cancellation))
            {
                if (message is HostMessage.Ended { Trained: var trained, Reason: var reason }) return trained ?? (TrainingEnd)new TrainingEnd.Failed(reason ?? "it was cancelled");
                if (message is HostMessage.Report { Epoch: var epoch }) process.Tell(AnswerOf(onEpoch, epoch));
            }
        }
        catch (OperationCanceledException)
        {
            return null;
        }

        return process.Messages.IsCompleted ? Crashed() : null;
    }

    private TrainingEnd.Failed Crashed()
    {
        var words = _process!.EndWords();
        Drop();
        return new TrainingEnd.Failed(words);
    }

    // What is wrong with a report is thrown where it was made.
    private static HostMessage.Answer AnswerOf(Func<EpochReport, bool> onEpoch, EpochReport epoch)
    {
        try
        {
            return new HostMessage.Answer(onEpoch(epoch), null);
        }
        catch (ArgumentException wrong)
        {
            return new HostMessage.Answer(false, wrong.Message);
        }
    }

    // In milliseconds.
    private static int LeftOf(TimeSpan? most, long begin) =>
        most is not { } limit ? Timeout.Infinite : (int)Math.Clamp(Math.Ceiling((limit - Stopwatch.GetElapsedTime(begin)).TotalMilliseconds), 0, int.MaxValue);

    private void Drop()
    {
        _process?.Dispose();
        _process = null;
    }
}
