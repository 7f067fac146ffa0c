using Akka.Event;

namespace ActorSearch.Shared.Wire;

/// <summary>
/// What Akka logs of a message to this node under an address that is not the node's own, in a sentence for people: Akka drops it, whoever
/// called waits for ever, and its own words name neither the mistake nor the mend.
/// </summary>
internal static class WrongAddress
{
    private const int Called = 2, Own = 3;

    /// <summary>The sentence; null where something else is logged.</summary>
    public static string? SentenceOf(LogEvent happened) =>
        happened.Message is LogMessage { Format: var format } message
        && format.StartsWith("Dropping message", StringComparison.Ordinal)
        && format.Contains("non-local recipient", StringComparison.Ordinal)
        && message.Parameters().ToArray() is { Length: > Own } parameters
            ? $"a node calls this one {HostOf(parameters[Called])}, which is not its own address {HostOf(parameters[Own])}, and is not heard: "
                + "call it by its --hostname."
            : null;

    private static string HostOf(object address) => $"{address}".Split('@')[^1].Trim('[', ']', '/');
}
