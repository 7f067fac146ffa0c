using System.Net;
using System.Text.RegularExpressions;
using Akka.Event;
using Akka.Logger.Serilog;

namespace ActorSearch.Shared.Logging;

/// <summary>
/// Akka's events about other nodes, in words for users: its own words are about its parts and name neither a user's mistake nor what to do.
/// </summary>
/// <param name="template">Of a log event.</param>
/// <param name="values">Of the template's names, in their order.</param>
public sealed partial class PlainLogMessage(string template, params object[] values) : LogMessage(SerilogLogMessageFormatter.Instance, template)
{
    private const string NoHandshake = "the TLS handshake with {Address:l} failed. If a node runs there, it needs --tls and a certificate of the same authority";

    private static readonly Known[] All =
    [
        new(
            LogEvents.WrongAddress, "Dropping message [{0}] for non-local recipient", 4,
            "a node connected to {Called:l}, but this node's address is {Address:l}; connect to the address given with --hostname.",
            said => [HostsIn(said[2]), HostsIn(said[3])]),
        new(
            LogEvents.Unreachable, "Tried to associate with unreachable", 4, "{Address:l} does not answer ({Reason:l}); retrying until it answers or the cluster removes it",
            said => [HostsIn(said[0]), ReasonOf($"{said[2]}", $"{said[3]}")]),
        new(
            LogEvents.NotJoined, "Couldn't join seed nodes", 2, "{Address:l} has not let this node join its cluster; retrying until it does",
            said => [HostsIn(said[1])]),
        new(
            LogEvents.MemberDown, "SBR took decision", 0, "the cluster removes {Address:l}, unreachable for too long",
            said => [HostsIn(Downed().Match($"{said[0]}").Value)]),
        new(
            LogEvents.LateHeartbeat, "heartbeat interval is growing too large for address", 0,
            "{Address:l} sends its heartbeats late ({Milliseconds:l} ms between two); its machine or the network may be overloaded",
            said => [HostsIn($"{said[0]}".Split(": ")[0]), Milliseconds().Match($"{said[0]}").Value]),
        new(
            LogEvents.HeartbeatDelayed, "Cluster Node [{0}] - Scheduled sending of heartbeat was delayed", 3,
            "this node sends its heartbeats late ({Milliseconds:l} ms after the last, {Interval:l} ms wanted); its machine may be overloaded",
            said => [$"{said[1]}".Split('.')[0], $"{said[2]}"]),
        new(LogEvents.ConnectionLost, "Association with remote system", 3, "the connection to {Address:l} broke; reconnecting", said => [HostsIn(said[0])]),
        new(
            LogEvents.MemberSilent, "Cluster Node [{0}] - Marking node(s) as UNREACHABLE", 3, "the cluster gets no heartbeat from {Address:l}", said => [HostsIn(said[1])]),
        new(
            LogEvents.PeerRefused, "Refused {0}: thumbprint", 3,
            "a node at {Address:l} does not get in. Thumbprint {Thumbprint:l} of its certificate: {Reason:l}",
            said => [MachineOf(said[0]), $"{said[1]}", $"{said[2]}"]),
        new(LogEvents.HandshakeFailed, "TLS handshake failed on channel", 0, NoHandshake, said => [MachineOf(Called().Match($"{said[0]}").Value)]),
        new(
            LogEvents.HandshakeFailed, "Error caught channel", 3,
            "what connects from {Address:l} does not use TLS. If it is a node, start it with --tls and a certificate of the same authority",
            said => [MachineOf(said[1])])
        {
            Cause = nameof(DotNetty.Handlers.Tls.NotSslRecordException),
        },
        new(LogEvents.MemberSilent, "Detected unreachable: [{0}]", 1, "the cluster gets no heartbeat from {Address:l}", said => [HostsIn(said[0])]),
    ];

    /// <summary>Template of the event that another node was removed from the cluster; its value is <see cref="HostOf"/> of the node.</summary>
    public const string MemberRemoved = LogEvents.MemberRemoved + ": {Address:l} was removed from the cluster; it can rejoin as a new member";

    /// <summary>Name of the event; null if Akka's own words are kept.</summary>
    public static string? NameOf(LogEvent happened) => Find(happened)?.Name;

    /// <summary>
    /// Whether it says that a node is in quarantine. Akka does not say it of every node that was removed; our actors do, by <see cref="MemberRemoved"/>.
    /// </summary>
    public static bool IsQuarantine(LogEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var text = TextOf(happened);
        return text.StartsWith("Association to [akka", StringComparison.Ordinal) || text.StartsWith("Cluster Node [{0}] - Marking node as TERMINATED", StringComparison.Ordinal);
    }

    /// <summary>Host and port of an address, for people.</summary>
    public static string HostOf(Akka.Actor.Address address) => HostsIn(address);

    /// <summary>Whether Akka itself logged it, not one of our actors.</summary>
    public static bool IsAkkas(LogEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return happened.LogClass.Namespace?.StartsWith("Akka", StringComparison.Ordinal) == true;
    }

    /// <summary>The same event with its level, in words for users. A text stays a text: only our own templates are templates.</summary>
    public static LogEvent Retell(LogEvent happened, LogLevel level)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var (cause, source, type) = (happened.Cause, happened.LogSource, happened.LogClass);
        object message = happened.Message switch
        {
            _ when Find(happened) is { } known => new PlainLogMessage($"{known.Name}: {known.Sentence}", known.ValuesOf(ValuesIn(happened))),
            // Akka's own templates have names of their own, among them Node for an address: only their text is used.
            LogMessage ours when !IsAkkas(happened) => ours,
            var text => new PlainLogMessage("{Message:l}", $"{text}"),
        };
        cause = message is PlainLogMessage { Format: not "{Message:l}" } && NameOf(happened) != LogEvents.HandshakeFailed ? null : cause;
        return level switch
        {
            LogLevel.DebugLevel => new Debug(cause, source, type, message),
            LogLevel.InfoLevel => new Info(cause, source, type, message),
            LogLevel.WarningLevel => new Warning(cause, source, type, message),
            _ => new Error(cause, source, type, message),
        };
    }

    /// <inheritdoc/>
    public override IEnumerable<object> Parameters() => values;

    /// <inheritdoc/>
    public override string Unformatted() => string.Join(", ", values);

    /// <inheritdoc/>
    public override string ToString() => Formatter.Format(Format, values);

    private static object[] ValuesIn(LogEvent happened) =>
        happened.Message is LogMessage message && message.Parameters().Any() ? [.. message.Parameters()] : [$"{happened.Message}"];

    private static Known? Find(LogEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var (text, values) = (TextOf(happened), happened.Message is LogMessage message ? message.Parameters().Count() : 0);
        return Array.Find(All, known => values == known.Said && text.StartsWith(known.Begin, StringComparison.Ordinal) && (known.Cause is null || known.Cause == happened.Cause?.GetType().Name));
    }

    private static string TextOf(LogEvent happened) => happened.Message is LogMessage message ? message.Format : happened.Message as string ?? "";

    // Without the port, which differs with each try.
    private static string MachineOf(object said) =>
        IPEndPoint.TryParse($"{said}", out var place) ? $"{(place.Address.IsIPv4MappedToIPv6 ? place.Address.MapToIPv4() : place.Address)}" : $"{said}";

    private static string HostsIn(object said) => string.Join(", ", Host().Matches($"{said}").Select(host => host.Value));

    /// <summary>The first line of the error behind it, without its type, or what Akka says of it before the address.</summary>
    private static string ReasonOf(string reason, string cause) =>
        Error().Match(cause) is { Success: true } error ? error.Value.TrimEnd(' ', '.') : reason.Split(" tcp://")[0];

    [GeneratedRegex(@"(?<=@)(\[[0-9a-fA-F:.%]+\])?[^\s,\]/]*")]
    private static partial Regex Host();

    /// <summary>In <c>is downing [addresses]</c>; an address may hold brackets of its own.</summary>
    [GeneratedRegex(@"(?<= is downing \[).*?(?=\](, | including ))")]
    private static partial Regex Downed();

    /// <summary>In <c>channel [own->other](Id=…)</c>.</summary>
    [GeneratedRegex(@"(?<=->)\S+(?=\]\(Id=)")]
    private static partial Regex Called();

    [GeneratedRegex(@"(?<=: )[0-9]+(?=[0-9.]* millis$)")]
    private static partial Regex Milliseconds();

    /// <summary>After the type, in <c>Caused by: [Type: text</c>.</summary>
    [GeneratedRegex(@"(?<=\[[^:\n]*: )[^\r\n\]]+")]
    private static partial Regex Error();

    /// <param name="Name">Of the event.</param>
    /// <param name="Begin">How Akka's words begin.</param>
    /// <param name="Said">How many values they have.</param>
    /// <param name="Sentence">Ours, after the name.</param>
    /// <param name="ValuesOf">Its values, of Akka's or of its text.</param>
    private sealed record Known(string Name, string Begin, int Said, string Sentence, Func<object[], object[]> ValuesOf)
    {
        /// <summary>Type of the exception with it; null if that does not matter.</summary>
        public string? Cause { get; init; }
    }
}
