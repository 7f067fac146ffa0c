using System.Globalization;
using System.Text;
using ActorSearch.Coordinator.Logs;

namespace ActorSearch.Coordinator.Tests.Logs;

/// <summary>Writes the logs of a test, an event a second after ten o'clock, and reads them back as sentences.</summary>
internal sealed class LogWriter : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static DateTimeOffset Ten { get; } = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);

    public string Folder => _folder.Path;

    /// <summary>An event as it stands in a log.</summary>
    public static string Line(double second, string said, string more = "") =>
        $$"""{"@t":"{{Ten.AddSeconds(second).UtcDateTime.ToString("O", CultureInfo.InvariantCulture)}}","@mt":"{{said}}"{{more}}}""";

    /// <summary>What was said in events.</summary>
    public static string Said(IEnumerable<LogLine> lines) => string.Join(' ', lines.Select(line => line.Event.RenderMessage(null)));

    public string At(string file) => _folder.At(file);

    /// <summary>Appends an event a line.</summary>
    public void Write(string file, params (double Second, string Said)[] events) =>
        Append(file, string.Concat(events.Select(happened => Line(happened.Second, happened.Said) + "\n")));

    /// <summary>Appends bytes as they are.</summary>
    public void Append(string file, string text) => File.AppendAllText(At(file), text, new UTF8Encoding(false));

    public LogTail Tail(bool follows = true, LogFilter? filter = null) => new(Folder, filter ?? new LogFilter(), follows);

    public void Dispose() => _folder.Dispose();
}
