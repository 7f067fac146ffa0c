using System.Text.Json;
using ActorSearch.Abstractions;
using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Objectives.Threads;

namespace ActorSearch.TrainerNode.Objectives.Plugins.Isolation;

/// <summary>The process of a plug-in: opens one run, trains what the node asks for, and ends when the node does.</summary>
#pragma warning disable CA1001 // It lives as long as its process, and a thread reads for it until the end.
public sealed class PluginHost
#pragma warning restore CA1001
{
    private const int Broken = 1;

    private readonly MessageStream _stream;
    private readonly ThreadQueue<HostMessage.Train> _trainings = new();
    private readonly ThreadQueue<HostMessage.Answer> _answers = new();
    private readonly Lock _gate = new();
    private CancellationTokenSource? _current;

    private PluginHost(MessageStream stream) => _stream = stream;

    /// <summary>Trains until the node closes the pipe.</summary>
    /// <returns>The exit code.</returns>
    public static int Do()
    {
        var output = OwnOutput.Take();
        var stream = new MessageStream(Console.OpenStandardInput(), output);
        try
        {
            stream.Write(new HostMessage.Ready());
            if (stream.Read() is not HostMessage.Open open) return Broken;
            var data = open.Data.Read(stream);
            var host = new PluginHost(stream);
            new Thread(host.Listen) { IsBackground = true, Name = "node" }.Start();
            host.Work(() => new HeardRun(ObjectiveOf(open).Open(data)));
            return 0;
        }
        catch (Exception end) when (end is IOException or JsonException)
        {
            // The node has ended.
            return Broken;
        }
    }

    private static IObjective ObjectiveOf(HostMessage.Open open) => Plugin.Load(open.Folder) switch
    {
        Checked<Plugin>.Right(var plugin) when plugin.Sha256 == open.Sha256 => plugin.Objectives.First(objective => objective.Name == open.Objective),
        Checked<Plugin>.Right => throw new InvalidOperationException($"The folder of the plug-in {open.Folder.Name} has changed since the node has loaded it. Start the node again."),
        Checked<Plugin>.Wrong(var mistakes) => throw new InvalidOperationException($"{mistakes[0]}"),
        var other => throw new InvalidOperationException($"{other.GetType().Name} is neither right nor wrong."),
    };

    /// <summary>Takes what the node says. A node that has ended takes this process with it, whatever it does.</summary>
    private void Listen()
    {
        try
        {
            while (_stream.Read() is { } message)
            {
                switch (message)
                {
                    case HostMessage.Train train:
                        lock (_gate)
                        {
                            _current = new CancellationTokenSource();
                        }

                        _trainings.Add(train);
                        break;
                    case HostMessage.Answer answer:
                        _answers.Add(answer);
                        break;
                    case HostMessage.Cancel:
                        lock (_gate)
                        {
                            _current?.Cancel();
                        }

                        break;
                    case HostMessage.Close:
                        _trainings.Complete();
                        break;
                }
            }
        }
        catch (Exception end) when (end is IOException or JsonException)
        {
            // The same as its end.
        }

        using var own = System.Diagnostics.Process.GetCurrentProcess();
        own.Kill();
    }

    private void Work(Func<IObjectiveRun> open)
    {
        IObjectiveRun? run = null;
        foreach (var training in _trainings.Items()) _stream.Write(EndOf(training, () => run ??= open()));
        RunEnd.Dispose(run);
    }

    private HostMessage.Ended EndOf(HostMessage.Train training, Func<IObjectiveRun> run)
    {
        CancellationToken cancellation;
        lock (_gate)
        {
            cancellation = _current!.Token;
        }

        try
        {
            return run().Train(training.Task.Task(), Ask, cancellation) switch
            {
                TrainingEnd.Trained trained => new HostMessage.Ended(trained, null),
                TrainingEnd.Failed failed => new HostMessage.Ended(null, failed.Reason),
                _ => new HostMessage.Ended(null, ThrownWords.NoEnd),
            };
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return new HostMessage.Ended(null, null);
        }
#pragma warning disable CA1031 // Whatever code of users throws ends one fold, not this process.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            return new HostMessage.Ended(null, ThrownWords.Describe(thrown));
        }
    }

    private bool Ask(EpochReport epoch)
    {
        _stream.Write(new HostMessage.Report(epoch));
        var answer = Answer();
        return answer.Mistake is { } mistake ? throw new ArgumentException(mistake) : answer.Continues;
    }

    private HostMessage.Answer Answer()
    {
        try
        {
            return _answers.Take()[0];
        }
        catch (ThreadInterruptedException)
        {
            // The answer comes all the same, and must not be taken for that to the next report. The interrupt was for the training.
            var answer = Uninterrupted.Wait(_answers.Take)[0];
            Thread.CurrentThread.Interrupt();
            return answer;
        }
    }
}
