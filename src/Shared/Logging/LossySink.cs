using Serilog.Core;
using Serilog.Events;

namespace ActorSearch.Shared.Logging;

/// <summary>
/// A sink that may lose its last events: files of a log hold some back, and closing them on a full disk throws. The results of a search do not
/// depend on its log, and neither does its exit code.
/// </summary>
internal sealed class LossySink(ILogEventSink inner) : ILogEventSink, IDisposable
{
    /// <inheritdoc/>
    public void Emit(LogEvent logEvent) => inner.Emit(logEvent);

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            (inner as IDisposable)?.Dispose();
        }
        catch (IOException)
        {
            // The disk is full, or is not there any more.
        }
    }
}
