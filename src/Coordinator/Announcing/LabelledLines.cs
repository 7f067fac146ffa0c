using ActorSearch.Coordinator.Reporting.Tables;
using ActorSearch.Coordinator.Wording;

namespace ActorSearch.Coordinator.Announcing;

/// <summary>Lines of a label and a text, which is wrapped so that a terminal of 80 columns shows it whole; a pipe gets the same lines.</summary>
internal static class LabelledLines
{
    private const int Indent = 12;

    /// <summary>Some terminals wrap a line that fills the last of their 80 cells.</summary>
    private const int Width = 79 - Indent;

    /// <summary>The lines of one text, without control characters.</summary>
    /// <param name="label">What it is about, shorter than the indent.</param>
    /// <param name="text">Words.</param>
    public static IEnumerable<string> Of(string label, string text) =>
        TextWidth.Wrapped(OneLine.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries), "", Width)
            .Select((line, i) => (i == 0 ? label : "").PadRight(Indent) + line);
}
