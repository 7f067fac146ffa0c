using System.Globalization;
using ActorSearch.Shared.Logging;
using Serilog.Events;

namespace ActorSearch.Coordinator.Logs;

/// <summary>
/// Knows what stands in two logs: a trainer's warning in its own, and in the coordinator's, which was told of it. Both are of one node and one
/// millisecond of its clock, and say the same.
/// </summary>
internal sealed class ToldTwice
{
    /// <summary>Warnings that are remembered; beyond them the oldest are forgotten, and shown again if their twins come after all.</summary>
    private const int Most = 2_000;

    /// <summary>So much of a sentence tells it from others of its millisecond.</summary>
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

    /// <summary>Whether a node's event is told by the coordinator.</summary>
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

    // What is no text where it is written is one when it is read, and stands in quotes.
    private static string Cut(string sentence)
    {
        var plain = sentence.Replace("\"", "", StringComparison.Ordinal);
        return plain.Length <= Telling ? plain : plain[..Telling];
    }

    private readonly record struct Key(string Node, long Milliseconds, string Sentence, bool IsForwarded);
}
