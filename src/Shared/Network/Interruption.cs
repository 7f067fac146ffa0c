using System.Runtime.InteropServices;

namespace ActorSearch.Shared.Network;

/// <summary>
/// Ctrl-C and SIGTERM: the first asks the process to end in good order, the second ends the process at once. A SIGTERM that follows another
/// within a second is the same one: some programs send it to a process and to its group.
/// </summary>
public sealed class Interruption : IDisposable
{
    private static readonly TimeSpan Echo = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _asked = new();
    private readonly PosixSignalRegistration[] _signals;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private (PosixSignal Signal, long At)? _first;

    /// <param name="time">Its monotonic timestamps alone are looked at.</param>
    public Interruption(TimeProvider time)
    {
        _time = time;
        _signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Hear), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Hear)];
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Asked => _asked.Token;

    public void Dispose()
    {
        foreach (var signal in _signals)
        {
            signal.Dispose();
        }

        _asked.Dispose();
    }

    /// <summary>Takes a signal: it does nothing more where it was the first, or an echo of it. The system may bring two at once.</summary>
    public void Hear(PosixSignalContext signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        lock (_lock)
        {
            if (_first is { } first)
            {
                signal.Cancel = (signal.Signal, first.Signal) is (PosixSignal.SIGTERM, PosixSignal.SIGTERM) && _time.GetElapsedTime(first.At) < Echo;
                return;
            }

            _first = (signal.Signal, _time.GetTimestamp());
        }

        signal.Cancel = true;
        _asked.Cancel();
    }
}
