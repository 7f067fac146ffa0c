using System.Net.Security;
using System.Runtime.Serialization;
using System.Security.Authentication;
using ActorSearch.Shared.Network;
using Akka.Event;

namespace ActorSearch.Shared.Logging;

/// <summary>
/// Keeps a peer that is refused, or not to be reached, again and again from filling the log: of each kind of warning that Akka gives about
/// peers, the first in a minute passes. A writer of Akka's log asks <c>Settings.LogFilter</c>, like Akka's own loggers.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class RepeatedRefusals(TimeProvider time) : LogFilterBase
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>A peer can put its own words into a warning; beyond so many kinds all others count as one.</summary>
    private const int MostKinds = 64;

    private const int LongestKind = 80;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _last = [];
    private long? _unreachable, _refused;

    /// <inheritdoc/>
    public override LogFilterType FilterType => LogFilterType.Content;

    /// <inheritdoc/>
    public override LogFilterDecision ShouldKeepMessage(LogEvent content, string? expandedMessage = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        // The official logger asks again, when the words are ours already.
        if (content.LogLevel() < LogLevel.WarningLevel || content.Message is PlainLogMessage || !IsAboutPeers(content))
            return LogFilterDecision.NoDecision;
        if (IsSaidTwice(content))
            return LogFilterDecision.Drop;

        var now = time.GetTimestamp();
        var kind = KindOf(content);
        var name = PlainLogMessage.NameOf(content);
        lock (_lock)
        {
            // A node that does not answer cannot let others join either.
            if (name == LogEvents.NotJoined && _unreachable is { } tried && time.GetElapsedTime(tried, now) < Pause)
                return LogFilterDecision.Drop;
            if (name == LogEvents.Unreachable)
                _unreachable = now;
            // A refused certificate ends its handshake, too.
            if (name == LogEvents.HandshakeFailed && _refused is { } refused && time.GetElapsedTime(refused, now) < Pause)
                return LogFilterDecision.Drop;
            if (name == LogEvents.PeerRefused)
                _refused = now;
            if (_last.Count >= MostKinds && !_last.ContainsKey(kind))
                kind = "";
            if (_last.TryGetValue(kind, out var last) && time.GetElapsedTime(last, now) < Pause)
                return LogFilterDecision.Drop;
            _last[kind] = now;
            return LogFilterDecision.Keep;
        }
    }

    private static bool IsAboutPeers(LogEvent content) =>
        content.LogClass.Namespace?.StartsWith("Akka.Remote", StringComparison.Ordinal) == true
        || content.LogSource.StartsWith("remoting", StringComparison.Ordinal)
        || content.LogSource.Contains("/system/endpointManager/", StringComparison.Ordinal)
        || content.LogClass.Name == "JoinSeedNodeProcess";

    /// <summary>
    /// Akka reports one failed handshake three times: why a certificate was refused (<see cref="Certificates"/> does it, or Akka if
    /// none was sent), that the handshake failed, and that the connection was rejected. A call that fails, and a connection that
    /// breaks, it reports twice: by the caller and by its supervisor.
    /// </summary>
    private static bool IsSaidTwice(LogEvent content) =>
        (content.Cause?.GetBaseException() is AuthenticationException { Message: var why }
            && why.Contains(nameof(RemoteCertificateValidationCallback), StringComparison.Ordinal))
        || (content.Message is LogMessage { Format: var format }
            && format.StartsWith("Rejected incoming connection", StringComparison.Ordinal))
        || content.Cause?.GetType().Name == "EndpointDisassociatedException"
        || (content.Message is string said
            && said.StartsWith("AssociationError", StringComparison.Ordinal)
            && said.Contains(" -> ", StringComparison.Ordinal));

    /// <summary>
    /// The source and the text of a warning without numbers. For an error the type is used, because its text may come from a stranger; the texts
    /// of errors about messages are our own.
    /// </summary>
    private static string KindOf(LogEvent content)
    {
        var said = content.Cause switch
        {
            SerializationException refusal => refusal.Message,
            null => (content.Message as LogMessage)?.Format ?? content.Message?.ToString() ?? "",
            _ => "",
        };
        return $"{content.LogClass.Name} {content.Cause?.GetType().Name} {string.Concat(said.Where(char.IsAsciiLetter).Take(LongestKind))}";
    }
}
