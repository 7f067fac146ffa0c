using Akka.Actor;
using Akka.Event;
using Akka.Logger.Serilog;
using Serilog;
using Serilog.Events;
using LogEvent = Akka.Event.LogEvent;
using Logger = Serilog.Core.Logger;

namespace ActorSearch.Shared.Logging;

/// <summary>
/// Akka's official logger for Serilog, with what it lacks: a logger of its own for each actor system (<see cref="AkkaLogSetup"/>), our names for
/// properties, texts that are not templates, and plain words for what Akka says about other nodes. Named in <c>akka.loggers</c>.
/// </summary>
public sealed class AkkaLog : SerilogLogger
{
    /// <summary>How <c>akka.loggers</c> names it.</summary>
    public const string Configured = "ActorSearch.Shared.Logging.AkkaLog, ActorSearch.Shared";

    /// <summary>The official logger writes to Serilog's one static logger: it is lent to one actor system at a time.</summary>
    private static readonly Lock Lent = new();

    private readonly ActorSystem _system = Context.System;
    private readonly ILogger _log = Context.System.Settings.Setup.Get<AkkaLogSetup>() is { HasValue: true } setup ? setup.Value.Log : Logger.None;

    /// <inheritdoc/>
    protected override bool AroundReceive(Receive receive, object message)
    {
        if (message is LogEvent happened)
        {
            var level = LevelOf(happened);
            if (!_log.IsEnabled(SerilogLevel(level)) || !Filter.ShouldTryKeepMessage(happened, out _))
            {
                return true;
            }

            message = PlainLogMessage.Retell(happened, level);
        }

        lock (Lent)
        {
            Log.Logger = _log;
            return base.AroundReceive(receive, message);
        }
    }

    // Akka's normal events (it starts, moves members up, drops buffers) do not help a user who follows a search, nor
    // do its messages about connections that end together with their network.
    private LogLevel LevelOf(LogEvent happened)
    {
        var level = happened.LogLevel();
        return PlainLogMessage.IsAkkas(happened) && (level == LogLevel.InfoLevel || PlainLogMessage.IsQuarantine(happened) || IsEnding()) ? LogLevel.DebugLevel : level;
    }

    private bool IsEnding() => _system.TryGetExtension<CoordinatedShutdown>(out var shutdown) && shutdown.ShutdownReason is not null;

    private static LogEventLevel SerilogLevel(LogLevel level) => level switch
    {
        LogLevel.DebugLevel => LogEventLevel.Debug,
        LogLevel.InfoLevel => LogEventLevel.Information,
        LogLevel.WarningLevel => LogEventLevel.Warning,
        _ => LogEventLevel.Error,
    };
}
