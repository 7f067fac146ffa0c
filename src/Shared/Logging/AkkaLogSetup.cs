using Akka.Actor.Setup;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace ActorSearch.Shared.Logging;

/// <summary>Gives an actor system the Serilog logger that <see cref="AkkaLog"/> writes to.</summary>
/// <param name="log">The logger; its owner closes it after the actor system has ended.</param>
public sealed class AkkaLogSetup(ILogger log) : Setup
{
    /// <summary>Writes to the logger, with our names for the properties of Akka's official logger.</summary>
    internal ILogger Log { get; } = new LoggerConfiguration().MinimumLevel.Is(LeastOf(log)).Enrich.With<OurNames>().WriteTo.Logger(log).CreateLogger();

    private static LogEventLevel LeastOf(ILogger log) => Enum.GetValues<LogEventLevel>().FirstOrDefault(log.IsEnabled, LogEventLevel.Fatal);

    private sealed class OurNames : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
        {
            if (logEvent.Properties.TryGetValue("LogSource", out var source))
            {
                logEvent.AddOrUpdateProperty(new LogEventProperty(LogNames.Actor, source));
            }

            foreach (var theirs in (ReadOnlySpan<string>)["LogSource", "ActorPath", "Timestamp", "Thread"])
            {
                logEvent.RemovePropertyIfPresent(theirs);
            }
        }
    }
}
