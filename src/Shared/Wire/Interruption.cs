using System.Runtime.InteropServices;

namespace ActorSearch.Shared.Wire;

/// <summary>Ctrl-C and SIGTERM: the first asks the process to end in good order, the second ends the process at once.</summary>
public sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _asked = new();
    private readonly PosixSignalRegistration[] _signals;

    public Interruption() => _signals =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Heard),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Heard),
    ];

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

    private void Heard(PosixSignalContext signal)
    {
        if (!_asked.IsCancellationRequested)
        {
            signal.Cancel = true;
            _asked.Cancel();
        }
    }
}
