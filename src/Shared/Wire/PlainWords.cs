using System.Text.RegularExpressions;
using Akka.Event;

namespace ActorSearch.Shared.Wire;

/// <summary>
/// What Akka logs of other nodes, in words for people: its own are about its parts, and name neither a user's mistake nor what mends it.
/// </summary>
/// <param name="Template">Begins with the event's name.</param>
/// <param name="Values">Of the template's names, in their order.</param>
public sealed partial record PlainWords(string Template, params object[] Values)
{
    /// <summary>Name of the event that another node does not answer.</summary>
    public const string Unreachable = "Unreachable";

    /// <summary>Name of the event that another node answers, and does not let this one into the cluster.</summary>
    public const string NotJoined = "NotJoined";

    /// <summary>How Akka's words begin, how many values they have, and ours.</summary>
    private static readonly (string Begin, int Values, Func<object[], PlainWords> Say)[] Known =
    [
        ("Dropping message [{0}] for non-local recipient", 4, said => new(
            "WrongAddress: a node calls this one {Called:l}, which is not its own address {Address:l}, and is not heard: call it by its --hostname.",
            HostsIn(said[2]),
            HostsIn(said[3]))),
        ("Tried to associate with unreachable", 4, said => new(
            $"{Unreachable}: {{Address:l}} does not answer ({{Reason:l}}); it is called again until it does", HostsIn(said[0]), ReasonOf($"{said[2]}", $"{said[3]}"))),
        ("Couldn't join seed nodes", 2, said => new(
            $"{NotJoined}: {{Address:l}} has not let this node into its cluster; it is asked again until it does", HostsIn(said[1]))),
        ("Association with remote system", 3, said => new("ConnectionLost: the connection to {Address:l} broke; it is called again", HostsIn(said[0]))),
        ("Cluster Node [{0}] - Marking node(s) as UNREACHABLE", 3, said => new("MemberSilent: the cluster hears nothing of {Address:l}", HostsIn(said[1]))),
    ];

    /// <summary>Name of the event.</summary>
    public string Name => Template[..Template.IndexOf(':', StringComparison.Ordinal)];

    /// <summary>Finds them.</summary>
    /// <returns>Null where Akka's own words do.</returns>
    public static PlainWords? Of(LogEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        if (happened.Message is LogMessage message)
        {
            object[] said = [.. message.Parameters()];
            return Array.Find(Known, known => said.Length == known.Values && message.Format.StartsWith(known.Begin, StringComparison.Ordinal)).Say?.Invoke(said);
        }

        return happened.Message is string text && text.StartsWith("Association to [", StringComparison.Ordinal) && text.Contains("UID is now quarantined", StringComparison.Ordinal)
            ? new PlainWords("MemberRemoved: {Address:l} was taken out of the cluster; if it comes back, then as a new member", HostsIn(text))
            : null;
    }

    private static string HostsIn(object said) => string.Join(", ", Host().Matches($"{said}").Select(host => host.Value));

    /// <summary>The first line of the error behind it, without its type, or what Akka says of it before the address.</summary>
    private static string ReasonOf(string reason, string cause) =>
        Error().Match(cause) is { Success: true } error ? error.Value.TrimEnd(' ', '.') : reason.Split(" tcp://")[0];

    [GeneratedRegex(@"(?<=@)[^\s,\]/]+")]
    private static partial Regex Host();

    /// <summary>After the type, in <c>Caused by: [Type: text</c>.</summary>
    [GeneratedRegex(@"(?<=\[[^:\n]*: )[^\r\n\]]+")]
    private static partial Regex Error();
}
