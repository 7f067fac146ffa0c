using System.Security.Cryptography;

namespace ActorSearch.Coordinator.Dashboard.Live;

/// <summary>
/// Frames at a bounded rate, while anybody looks: one is made for all readers, and a reader that is slow skips what it missed, since each
/// frame says all. Safe for use from many threads.
/// </summary>
/// <param name="view">Makes the frames.</param>
/// <param name="pace">The least time between two.</param>
/// <param name="isWatched">Whether anybody looks.</param>
internal sealed class LiveFeed(LiveView view, TimeSpan pace, Func<bool> isWatched)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LiveSnapshot? _frame;

    /// <summary>Names this process to readers that come back.</summary>
    public string Incarnation { get; } = RandomNumberGenerator.GetHexString(12, lowercase: true);

    /// <summary>The current content of the page, computed again.</summary>
    public LiveSnapshot Look()
    {
        lock (_gate)
        {
            var frame = view.Look();
            if (frame.Version != _frame?.Version || frame.IsLast != _frame.IsLast)
            {
                _frame = frame;
                _next.SetResult();
                _next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return _frame;
        }
    }

    /// <summary>The first frame that a reader has not seen.</summary>
    /// <param name="version">What it has seen; 0 for nothing.</param>
    public async Task<LiveSnapshot> After(long version, CancellationToken cancellation)
    {
        while (true)
        {
            Task next;
            lock (_gate)
            {
                if (_frame is { } frame && (frame.Version > version || frame.IsLast))
                {
                    return frame;
                }

                next = _next.Task;
            }

            await next.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Makes frames until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(pace);
        while (await timer.WaitForNextTickAsync(cancellation).ConfigureAwait(false))
        {
            LookForReaders();
        }
    }

    /// <summary>Makes a frame if there are readers. A reader that comes later gets one with the next tick.</summary>
    public void LookForReaders()
    {
        if (isWatched()) Look();
    }
}
