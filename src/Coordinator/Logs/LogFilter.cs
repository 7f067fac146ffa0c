using System.Text;
using ActorSearch.Shared.Logging;
using Serilog.Events;

namespace ActorSearch.Coordinator.Logs;

/// <param name="least">The least level.</param>
/// <param name="node">Id or name of a node, or of the process that wrote the event; null is any.</param>
/// <param name="fold">A fold; null is any.</param>
/// <param name="expression">What else must hold; null is nothing.</param>
internal sealed class LogFilter(
    LogEventLevel least = LogEventLevel.Verbose, string? node = null, FoldSelector? fold = null, LogExpression? expression = null)
{
    private readonly byte[][] _marks = [.. Marks(least, node, fold).Select(Encoding.UTF8.GetBytes)];

    /// <summary>
    /// Whether a line can match, judged by its bytes: the text of a matching event must contain certain bytes. Much faster than parsing.
    /// </summary>
    public bool MayPass(ReadOnlySpan<byte> line)
    {
        foreach (var mark in _marks)
        {
            if (line.IndexOf(mark) < 0)
            {
                return false;
            }
        }

        return true;
    }

    public bool Passes(LogLine line) =>
        line.Level >= least
        && (node is null || IsOf(node, line.Event))
        && (fold is null || fold.Is(line.Event))
        && (expression is null || expression.Holds(line));

    private static bool IsOf(string node, LogEvent happened) =>
        new[] { LogNames.Node, LogNames.NodeName, LogNames.Process }.Any(name =>
            happened.Properties.TryGetValue(name, out var value) && value is ScalarValue { Value: string text } && text == node);

    private static IEnumerable<string> Marks(LogEventLevel least, string? node, FoldSelector? fold)
    {
        // The writer leaves the level out where it is Information.
        if (least > LogEventLevel.Information)
        {
            yield return "\"@l\":";
        }

        // Of such a name the written form would be another one.
        if (node is not null && !node.Any(letter => letter is '"' or '\\' || char.IsControl(letter)))
        {
            yield return $"\"{node}\"";
        }

        if (fold is not null)
        {
            yield return fold.Written;
        }
    }
}
