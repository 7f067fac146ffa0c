using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Event;
using Serilog;
using Serilog.Events;
using LogEvent = Akka.Event.LogEvent;
using Logger = Serilog.Core.Logger;

namespace ActorSearch.Shared.Wire;

/// <summary>
/// Takes what Akka and our actors log to Serilog, so that one file tells it all. Named in <c>akka.loggers</c>; the Serilog logger
/// comes with the actor system (<see cref="AkkaLogSetup"/>), since Akka makes this actor without arguments.
/// </summary>
public sealed class AkkaLog : ReceiveActor
{
    /// <summary>How <c>akka.loggers</c> names it.</summary>
    public const string Configured = "ActorSearch.Shared.Wire.AkkaLog, ActorSearch.Shared";

    public AkkaLog()
    {
        var system = Context.System;
        var serilog = system.Settings.Setup.Get<AkkaLogSetup>() is { HasValue: true } setup ? setup.Value.Log : Logger.None;
        Receive<InitializeLogger>(_ => Sender.Tell(new LoggerInitialized()));
        Receive<LogEvent>(happened =>
        {
            // The filter keeps a flood of the same refusal to one line a while.
            if (system.Settings.LogFilter.ShouldTryKeepMessage(happened, out _))
            {
                Forward(serilog, happened, isEnding: system.TryGetExtension<CoordinatedShutdown>(out var shutdown) && shutdown.ShutdownReason is not null);
            }
        });
    }

    private static void Forward(ILogger serilog, LogEvent happened, bool isEnding)
    {
        // What Akka does in the normal run of things (it starts, moves members up, drops buffers) says nothing to whoever follows a search, nor
        // does what it says of connections that end because their network does.
        var isAkkas = happened.LogClass.Namespace?.StartsWith("Akka", StringComparison.Ordinal) == true;
        var level = LevelOf(happened.LogLevel());
        level = isAkkas && (level == LogEventLevel.Information || isEnding) ? LogEventLevel.Debug : level;
        if (!serilog.IsEnabled(level))
        {
            return;
        }

        var of = serilog.ForContext(LogNames.Actor, happened.LogSource).ForContext("SourceContext", happened.LogClass.FullName);
        if (PlainWords.Of(happened) is { } words)
        {
            of.Write(level, words.Template, words.Values);
        }

        // Akka's own templates have names of their own, among them Node for an address: of those the text alone is taken.
        else if (happened.Message is LogMessage message && !isAkkas)
        {
            of.Write(level, happened.Cause, message.Format, [.. message.Parameters()]);
        }
        else
        {
            of.Write(level, happened.Cause, "{Message:l}", happened.Message?.ToString());
        }
    }

    private static LogEventLevel LevelOf(LogLevel level) => level switch
    {
        LogLevel.DebugLevel => LogEventLevel.Debug,
        LogLevel.InfoLevel => LogEventLevel.Information,
        LogLevel.WarningLevel => LogEventLevel.Warning,
        _ => LogEventLevel.Error,
    };
}

/// <summary>Gives an actor system the Serilog logger that <see cref="AkkaLog"/> writes to.</summary>
/// <param name="log">The logger; whoever made it closes it, after the actor system has ended.</param>
public sealed class AkkaLogSetup(ILogger log) : Setup
{
    /// <summary>The logger.</summary>
    public ILogger Log { get; } = log;
}
