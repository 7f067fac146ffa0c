using System.Globalization;
using ActorSearch.Shared.Logging;
using Serilog.Events;

namespace ActorSearch.Coordinator.Logs;

/// <summary>
/// Finds events that are in two logs: a trainer's warning in its own log and in the coordinator's. Both have the same node, the same
/// millisecond of its clock and the same sentence.
/// </summary>
internal sealed class DuplicateWarnings
{
    /// <summary>Warnings that are remembered; beyond them the oldest are forgotten, and shown again if their twins come after all.</summary>
    private const int Most = 2_000;

    /// <summary>This many characters distinguish a sentence from others of the same millisecond.</summary>
    private const int Telling = 100;

    private readonly Dictionary<Key, LogLine> _single = [];
    private readonly Queue<Key> _order = new();

    /// <summary>The same event of the other log, where it came before; null where this one is the first, which is remembered.</summary>
    public LogLine? TwinOf(LogLine line)
    {
        if (KeyOf(line) is not { } key)
        {
            return null;
        }

        if (_single.Remove(key with { IsForwarded = !key.IsForwarded }, out var twin))
        {
            return twin;
        }

        _single[key] = line;
        _order.Enqueue(key);
        if (_order.Count > Most)
        {
            _single.Remove(_order.Dequeue());
        }

        return null;
    }

    /// <summary>Whether the coordinator wrote a node's event.</summary>
    public static bool IsForwarded(LogLine line) => line.Event.Properties.ContainsKey(LogNames.NodeTime);

    private static Key? KeyOf(LogLine line)
    {
        if (line.Level < LogEventLevel.Warning || Text(line, LogNames.Node) is not { } node)
        {
            return null;
        }

        return !IsForwarded(line)
            ? new Key(node, line.Time.ToUnixTimeMilliseconds(), Cut(line.Event.RenderMessage(CultureInfo.InvariantCulture)), false)
            : DateTimeOffset.TryParse(Text(line, LogNames.NodeTime), CultureInfo.InvariantCulture, out var time)
            ? new Key(node, time.ToUnixTimeMilliseconds(), Cut(Text(line, LogNames.Message) ?? ""), true)
            : null;
    }

    private static string? Text(LogLine line, string name) => line.Event.Properties.GetValueOrDefault(name) is ScalarValue { Value: string text } ? text : null;

    // Values that are not texts when written are texts in quotes when read.
    private static string Cut(string sentence)
    {
        var plain = sentence.Replace("\"", "", StringComparison.Ordinal);
        return plain.Length <= Telling ? plain : plain[..Telling];
    }

    private readonly record struct Key(string Node, long Milliseconds, string Sentence, bool IsForwarded);
}
