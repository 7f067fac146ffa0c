using Akka.Event;

namespace ActorSearch.Shared.Wire;

/// <summary>
/// Keeps a peer that is refused again and again from filling the log: of each kind of warning that Akka.Remote gives, the first in a minute
/// passes. Whoever writes Akka's log asks <c>Settings.LogFilter</c>, as Akka's own loggers do.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class RepeatedRefusals(TimeProvider time) : LogFilterBase
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>A peer can put its own words into a warning; beyond so many kinds all the rest is one.</summary>
    private const int MostKinds = 64;

    private const int LongestKind = 80;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _last = [];

    /// <inheritdoc/>
    public override LogFilterType FilterType => LogFilterType.Content;

    /// <inheritdoc/>
    public override LogFilterDecision ShouldKeepMessage(LogEvent content, string? expandedMessage = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.LogLevel() < LogLevel.WarningLevel || content.LogClass.Namespace?.StartsWith("Akka.Remote", StringComparison.Ordinal) != true)
            return LogFilterDecision.NoDecision;

        var now = time.GetTimestamp();
        var kind = KindOf(content);
        lock (_lock)
        {
            if (_last.Count >= MostKinds && !_last.ContainsKey(kind))
                kind = "";
            if (_last.TryGetValue(kind, out var last) && time.GetElapsedTime(last, now) < Pause)
                return LogFilterDecision.Drop;
            _last[kind] = now;
            return LogFilterDecision.Keep;
        }
    }

    /// <summary>
    /// The class that warns and, without numbers and names, what it says. The sockets' classes say each failed handshake two or three times over,
    /// so theirs are one kind.
    /// </summary>
    private static string KindOf(LogEvent content)
    {
        if (content.LogClass.Namespace == "Akka.Remote.Transport.DotNetty")
            return content.LogClass.Name;
        var said = content.Cause?.Message ?? (content.Message as LogMessage)?.Format ?? content.Message?.ToString() ?? "";
        return string.Concat([content.LogClass.Name, " ", .. said.Where(char.IsAsciiLetter).Take(LongestKind).Select(letter => letter.ToString())]);
    }
}
