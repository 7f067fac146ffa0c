using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using ActorSearch.Shared.Protocol;
using ActorSearch.TrainerNode.Objectives;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Actors.Slots;

/// <summary>The thread on which a slot trains, below normal priority, so that training never starves what keeps the node alive.</summary>
public sealed partial class SlotThread : IDisposable
{
    /// <summary>Shortest time between two reports of a training's progress.</summary>
    private static readonly TimeSpan ProgressPause = TimeSpan.FromMilliseconds(200);

    private readonly BlockingCollection<(SlotJob Job, CancellationToken Cancellation)> _jobs = [];
    private readonly Func<SlotTrainers> _bench;
    private readonly Action<SlotTold> _tell;

    /// <param name="name">For debuggers.</param>
    /// <param name="bench">Called on the thread, for the first training.</param>
    /// <param name="tell">Called on the thread; it must return at once.</param>
    public SlotThread(string name, Func<SlotTrainers> bench, Action<SlotTold> tell)
    {
        (_bench, _tell) = (bench, tell);
        new Thread(Work) { Name = name, IsBackground = true, Priority = ThreadPriority.BelowNormal }.Start();
    }

    /// <summary>Trains after what was started before; its end is reported in any case.</summary>
    public void Start(SlotJob job, CancellationToken cancellation) => _jobs.Add((job, cancellation), CancellationToken.None);

    /// <summary>Ends the thread after what was started; to end it sooner, cancel that first.</summary>
    public void Dispose() => _jobs.CompleteAdding();

    private void Work()
    {
        BeNice();
        SlotTrainers? bench = null;
        try
        {
            foreach (var (job, cancellation) in Uninterrupted.Items(_jobs))
            {
                var start = Stopwatch.GetTimestamp();
                var end = Train(() => bench ??= _bench(), job, cancellation);
                _tell(new SlotTold.Ended(job, end, Stopwatch.GetElapsedTime(start)));
            }
        }
        finally
        {
            bench?.Dispose();
            _jobs.Dispose();
        }
    }

    private JobEnd Train(Func<SlotTrainers> bench, SlotJob job, CancellationToken cancellation)
    {
        var told = Stopwatch.GetTimestamp();
        try
        {
            cancellation.ThrowIfCancellationRequested();
            return bench().Train(
                job,
                progress =>
                {
                    if (Stopwatch.GetElapsedTime(told) >= ProgressPause)
                    {
                        told = Stopwatch.GetTimestamp();
                        _tell(new SlotTold.Progressed(job.Attempt, progress));
                    }
                },
                line => _tell(new SlotTold.Printed(job, line)),
                cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return new JobEnd.Cancelled();
        }
#pragma warning disable CA1031 // A bug in one training must not end the node: it is reported, charged, and the fold quarantined if it repeats.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            return new JobEnd.Crashed(bug);
        }
    }

    // .NET sets no thread priorities on Linux. There, a nice value belongs to a thread, and 0 means the calling one.
    private static void BeNice()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = SetPriority(0, 0, 5);
        }
    }

    [LibraryImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetPriority(int which, uint who, int nice);
}

/// <summary>What a slot's thread reports.</summary>
public abstract record SlotTold
{
    private SlotTold()
    {
    }

    /// <summary>An epoch ended.</summary>
    public sealed record Progressed(AttemptId Attempt, EpochProgress Progress) : SlotTold;

    /// <summary>A program printed a line for people.</summary>
    public sealed record Printed(SlotJob Job, string Line) : SlotTold;

    public sealed record Ended(SlotJob Job, JobEnd End, TimeSpan Duration) : SlotTold;
}
