using ActorSearch.Coordinator.Reporting.Tables;
using ActorSearch.Coordinator.Wording;

namespace ActorSearch.Coordinator.Announcing;

/// <summary>Lines with a label and a text that is wrapped for a terminal of 80 columns; a pipe gets the same lines.</summary>
internal static class LabelledLines
{
    private const int Indent = 12;

    /// <summary>Some terminals wrap a line that fills the last of their 80 cells.</summary>
    private const int Width = 79 - Indent;

    /// <returns>Lines without control characters.</returns>
    /// <param name="label">Shorter than the indent.</param>
    public static IEnumerable<string> Wrap(string label, string text) =>
        TextWidth.Wrapped(SingleLine.Clean(text).Split(' ', StringSplitOptions.RemoveEmptyEntries), "", Width)
            .Select((line, i) => (i == 0 ? label : "").PadRight(Indent) + line);
}
