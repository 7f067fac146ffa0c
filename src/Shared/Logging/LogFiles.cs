using Serilog;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace ActorSearch.Shared.Logging;

/// <summary>A process's log: compact JSON, an event a line, in files that roll by size and never grow past a bound together.</summary>
public static class LogFiles
{
    /// <summary>
    /// The lowest level that is logged: debug, info, warning or error. Overrides <c>akka.loglevel</c> in hocon/shared.conf.
    /// </summary>
    public const string LevelVariable = "ACTORSEARCH_LOG";

    /// <summary>Most files of one process.</summary>
    public const int MostFiles = 8;

    /// <summary>How the files' names end.</summary>
    public const string Extension = ".clef";

    private const int LargestFile = 16 << 20;

    /// <summary>Opens the log of one process; it continues the files of an earlier process of that name.</summary>
    /// <param name="folder">Created if it does not exist.</param>
    /// <param name="process">Names the files: <c>coordinator.clef</c>, then <c>coordinator_001.clef</c>.</param>
    /// <param name="settings">Level, and log servers beside the files.</param>
    /// <param name="also">More sinks for every event.</param>
    public static Logger Open(string folder, string process, LogSettings settings, params ReadOnlySpan<ILogEventSink> also) =>
        Open(folder, process, settings, LargestFile, also);

    /// <summary>Opens a log that writes only to files.</summary>
    /// <param name="folder">Created if it does not exist.</param>
    /// <param name="process">Names the files.</param>
    /// <param name="least">The lowest level that is logged.</param>
    /// <param name="largestFile">Bytes after which the next file begins.</param>
    public static Logger Open(string folder, string process, LogEventLevel least, int largestFile = LargestFile) =>
        Open(folder, process, new LogSettings(least), largestFile, []);

    private static Logger Open(string folder, string process, LogSettings settings, int largestFile, ReadOnlySpan<ILogEventSink> also)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var configuration = new LoggerConfiguration()
            .MinimumLevel.Is(settings.Least)
            .Enrich.WithProperty(LogNames.Process, process)
            .Enrich.With<LogEvents.Property>()
            .WriteTo.Sink(new LossySink(LoggerSinkConfiguration.CreateSink(to => to.File(
                new CompactJsonFormatter(),
                Path.Combine(folder, $"{process}{Extension}"),
                fileSizeLimitBytes: largestFile,
                rollOnFileSizeLimit: true,
                retainedFileCountLimit: MostFiles))));
        if (settings.Study is { } study)
        {
            configuration.Enrich.WithProperty(LogNames.Study, study);
        }

        foreach (var sink in also)
        {
            configuration.WriteTo.Sink(sink);
        }

        LogServers.Add(configuration.WriteTo, process, settings);
        return configuration.CreateLogger();
    }

    /// <summary>The level that a word names, in whatever case, or null.</summary>
    public static LogEventLevel? LevelOf(string? word) => word?.Trim().ToUpperInvariant() switch
    {
        "DEBUG" => LogEventLevel.Debug,
        "INFO" => LogEventLevel.Information,
        "WARNING" => LogEventLevel.Warning,
        "ERROR" => LogEventLevel.Error,
        _ => null,
    };
}
