using System.Text.RegularExpressions;
using Akka.Event;
using Akka.Logger.Serilog;

namespace ActorSearch.Shared.Logging;

/// <summary>
/// What Akka logs of other nodes, in words for people: its own are about its parts, and name neither a user's mistake nor what mends it.
/// </summary>
/// <param name="template">Of a log event.</param>
/// <param name="values">Of the template's names, in their order.</param>
public sealed partial class PlainWords(string template, params object[] values) : LogMessage(SerilogLogMessageFormatter.Instance, template)
{
    /// <summary>Name of the event that another node does not answer.</summary>
    public const string Unreachable = "Unreachable";

    /// <summary>Name of the event that another node answers, and does not let this one into the cluster.</summary>
    public const string NotJoined = "NotJoined";

    private static readonly Known[] All =
    [
        new(
            "WrongAddress", "Dropping message [{0}] for non-local recipient", 4,
            "a node calls this one {Called:l}, which is not its own address {Address:l}, and is not heard: call it by its --hostname.",
            said => [HostsIn(said[2]), HostsIn(said[3])]),
        new(
            Unreachable, "Tried to associate with unreachable", 4, "{Address:l} does not answer ({Reason:l}); it is called again until it does",
            said => [HostsIn(said[0]), ReasonOf($"{said[2]}", $"{said[3]}")]),
        new(
            NotJoined, "Couldn't join seed nodes", 2, "{Address:l} has not let this node into its cluster; it is asked again until it does",
            said => [HostsIn(said[1])]),
        new("ConnectionLost", "Association with remote system", 3, "the connection to {Address:l} broke; it is called again", said => [HostsIn(said[0])]),
        new(
            "MemberSilent", "Cluster Node [{0}] - Marking node(s) as UNREACHABLE", 3, "the cluster hears nothing of {Address:l}", said => [HostsIn(said[1])]),
        // This one comes as a text.
        new(
            "MemberRemoved", "Association to [akka", 0, "{Address:l} was taken out of the cluster; if it comes back, then as a new member",
            said => [HostsIn(said[0])]),
    ];

    /// <summary>Name of the event; null where Akka's own words do.</summary>
    public static string? NameOf(LogEvent happened) => Find(happened)?.Name;

    /// <summary>Whether Akka itself says it, and none of our actors.</summary>
    public static bool IsAkkas(LogEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return happened.LogClass.Namespace?.StartsWith("Akka", StringComparison.Ordinal) == true;
    }

    /// <summary>The same event, of a level, in words for people. A text stays a text: only a template of ours is one.</summary>
    public static LogEvent Retell(LogEvent happened, LogLevel level)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var (cause, source, type) = (happened.Cause, happened.LogSource, happened.LogClass);
        object message = happened.Message switch
        {
            _ when Find(happened) is { } known => new PlainWords($"{known.Name}: {known.Sentence}", known.ValuesOf(ValuesIn(happened))),
            // Akka's own templates have names of their own, among them Node for an address: of those the text alone is taken.
            LogMessage ours when !IsAkkas(happened) => ours,
            var text => new PlainWords("{Message:l}", $"{text}"),
        };
        cause = message is PlainWords { Format: not "{Message:l}" } ? null : cause;
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

    private static object[] ValuesIn(LogEvent happened) => happened.Message is LogMessage message ? [.. message.Parameters()] : [happened.Message];

    private static Known? Find(LogEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var (text, values) = happened.Message is LogMessage message ? (message.Format, message.Parameters().Count()) : (happened.Message as string ?? "", 0);
        return Array.Find(All, known => values == known.Said && text.StartsWith(known.Begin, StringComparison.Ordinal));
    }

    private static string HostsIn(object said) => string.Join(", ", Host().Matches($"{said}").Select(host => host.Value));

    /// <summary>The first line of the error behind it, without its type, or what Akka says of it before the address.</summary>
    private static string ReasonOf(string reason, string cause) =>
        Error().Match(cause) is { Success: true } error ? error.Value.TrimEnd(' ', '.') : reason.Split(" tcp://")[0];

    [GeneratedRegex(@"(?<=@)(\[[0-9a-fA-F:.%]+\])?[^\s,\]/]*")]
    private static partial Regex Host();

    /// <summary>After the type, in <c>Caused by: [Type: text</c>.</summary>
    [GeneratedRegex(@"(?<=\[[^:\n]*: )[^\r\n\]]+")]
    private static partial Regex Error();

    /// <param name="Name">Of the event.</param>
    /// <param name="Begin">How Akka's words begin.</param>
    /// <param name="Said">How many values they have.</param>
    /// <param name="Sentence">Ours, after the name.</param>
    /// <param name="ValuesOf">Its values, of Akka's or of its text.</param>
    private sealed record Known(string Name, string Begin, int Said, string Sentence, Func<object[], object[]> ValuesOf);
}
