using System.Text;
using ActorSearch.TrainerNode.Data.Csv.Fields;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Data.Csv.Headers;

/// <summary>Lines above the header of a text in columns: comments, which are left out, and titles, which are refused.</summary>
internal static class LinesAbove
{
    /// <summary>Lines below a title that have to agree.</summary>
    private const int Compared = 5;

    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    /// <summary>
    /// How many bytes and lines the comments at the beginning have: lines that begin with #. The last of them is the header if it has as many fields as the
    /// line below it, unless that line is the header: texts above numbers.
    /// </summary>
    /// <param name="head">The beginning of the text, UTF-8.</param>
    /// <param name="delimiter">Between the columns; null: the most frequent one.</param>
    public static (int Bytes, int Lines) Comments(ReadOnlySpan<byte> head, char? delimiter)
    {
        (int Start, int Line, string Text)? last = null, next = null;
        string? after = null;
        foreach (var line in Lines(head))
        {
            if (next is not null)
            {
                after = line.Text;
                break;
            }

            if (line.Text.StartsWith('#'))
            {
                last = line;
                continue;
            }

            if (last is null) return (0, 0);
            next = line;
        }

        if (last is not { } comment || next is not { } first) return (0, 0);
        var between = delimiter ?? Delimiters.MaxBy(one => first.Text.Count(letter => letter == one));
        var (fields, names) = (Fields(comment.Text, between), Fields(first.Text, between));
        var isHeader = fields.Count == names.Count && fields.Count > 1 && !(after is not null && AreNames(names, Fields(after, between)));
        var from = isHeader ? comment : first;
        return from.Line == 0 ? (0, 0) : (from.Start, from.Line);
    }

    /// <summary>Why the first line is not a header but a title; null if it can be one.</summary>
    /// <inheritdoc cref="Comments"/>
    public static string? Title(ReadOnlySpan<byte> head, char? delimiter)
    {
        var lines = Lines(head).Take(1 + Compared).Select(line => line.Text).ToList();
        char[] delimiters = delimiter is { } given ? [given] : Delimiters;
        if (lines.Count < 3 || lines[0].StartsWith("sep=", StringComparison.OrdinalIgnoreCase) || lines[0].IndexOfAny(delimiters) >= 0) return null;
        foreach (var between in delimiters)
        {
            var counts = lines.Skip(1).Select(line => Fields(line, between).Count).Distinct().ToList();
            if (counts is not [> 1 and var count]) continue;
            return $"it has one field, but the lines below have {count}, divided by {QuotedText.Quoted($"{between}")}; if it is a title, remove the lines above the header or begin them with #.";
        }

        return null;
    }

    /// <summary>How many blank lines a text begins with.</summary>
    public static int Blank(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("\uFEFF"u8)) head = head[3..];
        return Ends(head[..(head.IndexOfAnyExcept((byte)'\r', (byte)'\n') is >= 0 and var end ? end : head.Length)]);
    }

    /// <summary>How many line ends a text has; CR LF is one.</summary>
    public static int Ends(ReadOnlySpan<byte> text)
    {
        var ends = 0;
        for (int at; (at = text.IndexOfAny((byte)'\r', (byte)'\n')) >= 0; ends++) text = text[(at + (text[at..].StartsWith("\r\n"u8) ? 2 : 1))..];
        return ends;
    }

    private static bool AreNames(List<string> names, List<string> fields) =>
        names.Zip(fields).Any(pair => !CsvNumber.IsNumberOfAnySign(pair.First) && !MissingWords.InNumbers(pair.First) && CsvNumber.IsNumberOfAnySign(pair.Second));

    /// <summary>Lines that are not blank, with their places in the text.</summary>
    private static List<(int Start, int Line, string Text)> Lines(ReadOnlySpan<byte> head)
    {
        var lines = new List<(int, int, string)>();
        var at = head.StartsWith("\uFEFF"u8) ? 3 : 0;
        for (var (line, others) = (0, 0); at < head.Length && others < Compared + 1; line++)
        {
            var end = head[at..].IndexOfAny((byte)'\r', (byte)'\n') is >= 0 and var found ? at + found : head.Length;
            var text = Encoding.UTF8.GetString(head[at..end]).Trim(' ');
            if (text.Length > 0) lines.Add((at, line, text));
            others += text.Length > 0 && text[0] != '#' ? 1 : 0;
            at = end + (end + 1 < head.Length && head[end] == '\r' && head[end + 1] == '\n' ? 2 : 1);
        }

        return lines;
    }

    private static List<string> Fields(string line, char delimiter)
    {
        var (fields, start, isQuoted) = (new List<string>(), 0, false);
        for (var at = 0; at <= line.Length; at++)
        {
            if (at < line.Length && line[at] == '"') isQuoted = !isQuoted;
            if (at < line.Length && (isQuoted || line[at] != delimiter)) continue;
            fields.Add(line[start..at].Trim());
            start = at + 1;
        }

        return fields;
    }
}
