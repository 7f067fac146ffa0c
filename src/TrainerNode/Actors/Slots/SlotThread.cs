using System.Diagnostics;
using System.Runtime.InteropServices;
using ActorSearch.Shared.Protocol;
using ActorSearch.TrainerNode.Objectives.Threads;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Actors.Slots;

/// <summary>
/// The thread on which a slot trains, below normal priority, so that training never starves what keeps the node alive. A training that does not end when it should
/// keeps it, and another thread continues with what was started after it.
/// </summary>
public sealed partial class SlotThread : IDisposable
{
    /// <summary>Shortest time between two reports of a training's progress.</summary>
    private static readonly TimeSpan ProgressPause = TimeSpan.FromMilliseconds(200);

    private readonly ThreadQueue<(SlotJob Job, CancellationToken Cancellation)> _jobs = new();
    private readonly string _name;
    private readonly Func<SlotTrainers> _bench;
    private readonly Action<SlotTold> _tell;

    /// <param name="name">For debuggers.</param>
    /// <param name="bench">Called on the thread, for its first training.</param>
    /// <param name="tell">Called on the thread; it must return at once.</param>
    public SlotThread(string name, Func<SlotTrainers> bench, Action<SlotTold> tell)
    {
        (_name, _bench, _tell) = (name, bench, tell);
        Begin();
    }

    /// <summary>Trains after what was started before; its end is reported in any case.</summary>
    public void Start(SlotJob job, CancellationToken cancellation) => _jobs.Add((job, cancellation));

    /// <summary>Ends the thread after what was started; to end it sooner, cancel that first.</summary>
    public void Dispose() => _jobs.Complete();

    private void Begin() => new Thread(Work) { Name = _name, IsBackground = true, Priority = ThreadPriority.BelowNormal }.Start();

    private void Work()
    {
        BeNice();
        SlotTrainers? bench = null;
        try
        {
            foreach (var (job, cancellation) in _jobs.Items())
            {
                var turn = new Turn(job);
                var end = Train(() => bench ??= _bench(), turn, cancellation);
                if (turn.IsLeft) return;
                _tell(turn.Ended(end));
            }
        }
        finally
        {
            bench?.Dispose();
        }
    }

    private JobEnd Train(Func<SlotTrainers> bench, Turn turn, CancellationToken cancellation)
    {
        var told = Stopwatch.GetTimestamp();
        try
        {
            cancellation.ThrowIfCancellationRequested();
            return bench().Train(
                turn.Job,
                progress =>
                {
                    if (Stopwatch.GetElapsedTime(told) >= ProgressPause)
                    {
                        told = Stopwatch.GetTimestamp();
                        _tell(new SlotTold.Progressed(turn.Job.Attempt, progress));
                    }
                },
                line => _tell(new SlotTold.Printed(turn.Job, line)),
                left =>
                {
                    turn.IsLeft = true;
                    _tell(turn.Ended(JobEnd.Create(turn.Job, left)));
                    Begin();
                },
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

    /// <summary>One training on one thread.</summary>
    private sealed class Turn(SlotJob job)
    {
        private readonly long _start = Stopwatch.GetTimestamp();

        public SlotJob Job => job;

        /// <summary>Whether it keeps the thread, while another one continues.</summary>
        public bool IsLeft { get; set; }

        public SlotTold.Ended Ended(JobEnd end) => new(job, end, Stopwatch.GetElapsedTime(_start));
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
