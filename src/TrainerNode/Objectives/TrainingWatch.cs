using System.Diagnostics;
using System.Globalization;
using ActorSearch.Abstractions;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.TrainerNode.Objectives.Threads;

namespace ActorSearch.TrainerNode.Objectives;

/// <summary>
/// Watches the trainings of users' code, which run on the thread of their slot: cancels one that takes too long, and leaves one that does not end then. It has a
/// thread of its own, which short trainings do not wake.
/// </summary>
/// <param name="settings">The longest time and the grace.</param>
/// <param name="leave">Takes a training that was left, on the thread of the watch; nothing is trained with this watch afterwards.</param>
internal sealed class TrainingWatch(PluginSettings settings, Action<LeftTraining> leave) : IDisposable
{
    private readonly object _gate = new();
    private Watched? _current;
    private bool _isStarted, _isOver;

    /// <summary>When the thread looks again, in timestamps.</summary>
    private long _looks;

    /// <summary>Trains on this thread.</summary>
    /// <param name="train">Gets what cancels it.</param>
    /// <param name="left">What is left where it does not end; its argument is why. Called on the thread of the watch.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public TrainingEnd Train(Func<CancellationToken, TrainingEnd> train, Func<string?, LeftTraining> left, CancellationToken cancellation)
    {
        using var stop = new CancellationTokenSource();
        var training = new Watched(stop, left, cancellation) { Due = After(settings.Timeout) };
        Begin(training);
        using var registered = cancellation.UnsafeRegister(_ => Cancel(training), null);
        TrainingEnd? end = null;
        var isAsked = false;
        try
        {
            end = train(stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
        finally
        {
            isAsked = Uninterrupted.Wait(() => End(training));
        }

        if (!isAsked) return end!;
        cancellation.ThrowIfCancellationRequested();
        return TookTooLong(settings, ended: true);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _isOver = true;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>The end of a training that was cancelled because its time was over.</summary>
    /// <param name="ended">Whether it ended then.</param>
    public static TrainingEnd.Failed TookTooLong(PluginSettings settings, bool ended) => new(string.Create(
        CultureInfo.InvariantCulture, $"the training took longer than objective.timeout = {settings.Timeout!.Value.TotalSeconds} s{(ended ? "" : " and did not end when it was cancelled")}"));

    private void Begin(Watched training)
    {
        lock (_gate)
        {
            _current = training;
            if (!_isStarted) new Thread(Watch) { Name = "watch", IsBackground = true }.Start();
            else if (training.Due < _looks) Monitor.Pulse(_gate);
            _isStarted = true;
        }
    }

    private void Cancel(Watched training)
    {
        lock (_gate)
        {
            if (!training.IsAsked) training.Due = 0;
            Monitor.Pulse(_gate);
        }
    }

    /// <returns>Whether it was asked to end.</returns>
    private bool End(Watched training)
    {
        lock (_gate)
        {
            _current = null;
            return training.IsAsked;
        }
    }

    private void Watch()
    {
        lock (_gate)
        {
            while (!_isOver)
            {
                _looks = _current?.Due ?? long.MaxValue;
                if (LeftUntil(_looks) is not 0 and var wait)
                {
                    Monitor.Wait(_gate, wait);
                }
                else if (_current!.IsAsked)
                {
                    // Under the lock: if it ends now, it waits until the slot knows that it was left.
                    leave(_current.Left(_current.Cancellation.IsCancellationRequested ? null : TookTooLong(settings, ended: false).Reason));
                    return;
                }
                else
                {
                    Ask(_current);
                }
            }
        }
    }

    // What users have registered with the token runs on other threads.
    private void Ask(Watched training)
    {
        (training.IsAsked, training.Due) = (true, After(settings.Grace));
        _ = training.Stop.CancelAsync();
    }

    private static long After(TimeSpan? time) => time is { } some ? Stopwatch.GetTimestamp() + (long)(some.TotalSeconds * Stopwatch.Frequency) : long.MaxValue;

    // In milliseconds.
    private static int LeftUntil(long due) => due == long.MaxValue
        ? Timeout.Infinite
        : (int)Math.Clamp(Math.Ceiling(Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due).TotalMilliseconds), 0, int.MaxValue);

    private sealed class Watched(CancellationTokenSource stop, Func<string?, LeftTraining> left, CancellationToken cancellation)
    {
        public CancellationTokenSource Stop => stop;

        public Func<string?, LeftTraining> Left => left;

        public CancellationToken Cancellation => cancellation;

        /// <summary>When it is asked to end, and when it is left, in timestamps.</summary>
        public long Due { get; set; }

        public bool IsAsked { get; set; }
    }
}
