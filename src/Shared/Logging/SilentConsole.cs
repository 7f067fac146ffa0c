using Akka.Event;

namespace ActorSearch.Shared.Logging;

/// <summary>
/// Prints nothing. When its system ends, the official logger passes the events that it has not written to Akka's console logger, which would
/// print them among our output whatever <c>akka.stdout-loglevel</c> is.
/// </summary>
public sealed class SilentConsole : MinimalLogger
{
    /// <summary>The setting that names it.</summary>
    internal const string Setting = "akka.stdout-logger-class = \"ActorSearch.Shared.Logging.SilentConsole, ActorSearch.Shared\"";

    /// <inheritdoc/>
    protected override void Log(object message)
    {
    }
}
