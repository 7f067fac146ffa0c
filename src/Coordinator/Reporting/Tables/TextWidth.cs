using System.Text;
using Spectre.Console.Rendering;

namespace ActorSearch.Coordinator.Reporting.Tables;

/// <summary>Widths of texts in the cells of a terminal; a wide character takes two.</summary>
internal static class TextWidth
{
    /// <summary>How many cells a text takes.</summary>
    public static int Measure(string text) => Ascii.IsValid(text) ? text.Length : new Segment(text).CellCount();

    /// <summary>The text and as many blanks as bring it to a width.</summary>
    public static string Padded(string text, int width, bool toTheRight)
    {
        var blanks = new string(' ', Math.Max(0, width - Measure(text)));
        return toTheRight ? blanks + text : text + blanks;
    }

    /// <summary>Pieces in lines of a width: broken between pieces, within one only where it alone is too long.</summary>
    /// <param name="pieces">What is kept together where it can be.</param>
    /// <param name="separator">Ends a piece that another one follows, as <c>","</c>; a blank comes after it.</param>
    /// <param name="width">Cells, ≥ 1.</param>
    public static IEnumerable<string> Wrapped(IEnumerable<string> pieces, string separator, int width)
    {
        var all = pieces.ToList();
        var words = all.SelectMany((piece, i) => Fitting(i + 1 < all.Count ? piece + separator : piece, width));
        var line = "";
        foreach (var word in words)
        {
            if (line.Length > 0 && Measure(line) + 1 + Measure(word) > width)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        if (line.Length > 0)
        {
            yield return line;
        }
    }

    // The piece, or its words where it is too long, or parts of them.
    private static IEnumerable<string> Fitting(string piece, int width) => Measure(piece) <= width
        ? [piece]
        : piece.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Cut(word, width));

    private static IEnumerable<string> Cut(string word, int width)
    {
        var part = new StringBuilder();
        var cells = 0;
        foreach (var rune in word.EnumerateRunes())
        {
            var size = Measure(rune.ToString());
            if (part.Length > 0 && cells + size > width)
            {
                yield return part.ToString();
                part.Clear();
                cells = 0;
            }

            part.Append(rune);
            cells += size;
        }

        if (part.Length > 0)
        {
            yield return part.ToString();
        }
    }
}
