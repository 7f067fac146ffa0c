using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using ActorSearch.Coordinator.Reporting.Html.Pictures;

namespace ActorSearch.Coordinator.Reporting.Html.Writing;

/// <summary>HTML as it is written. Whatever fills a hole of a text is escaped: foreign text cannot become markup by oversight.</summary>
/// <param name="writer">Where to; left open.</param>
internal sealed class Markup(TextWriter writer)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Longer texts in a table are broken between words.</summary>
    private const int LongCell = 40;

    /// <summary>Writes our markup with escaped texts in its holes, and ends the line.</summary>
    public void Write([InterpolatedStringHandlerArgument("")] ref Text text) => writer.Write('\n');

    /// <summary>Writes one of our files unchanged.</summary>
    /// <param name="name">Its name among the assets.</param>
    public void WriteAsset(string name) => writer.Write(Assets.Read(name));

    /// <summary>A table with a row of headings; a cell that is null is empty.</summary>
    /// <param name="caption">What it shows, for all readers.</param>
    /// <param name="headings">One a column.</param>
    /// <param name="rows">The same number of cells as headings; the first cell is the row's heading.</param>
    public void Table(string caption, IEnumerable<string> headings, IEnumerable<IEnumerable<string?>> rows)
    {
        Write($"""<div class="wide" tabindex="0" role="region" aria-label="{caption}"><table><caption><span>{caption}</span></caption><thead><tr>""");
        foreach (var heading in headings)
        {
            Write($"""<th scope="col">{heading}</th>""");
        }

        Write($"</tr></thead><tbody>");
        foreach (var row in rows)
        {
            Write($"<tr>");
            var first = true;
            foreach (var cell in row)
            {
                if (first)
                {
                    Write($"""<th scope="row">{cell}</th>""");
                }
                else if (cell?.Length > LongCell)
                {
                    Write($"""<td class="long">{cell}</td>""");
                }
                else
                {
                    Write($"<td>{cell}</td>");
                }

                first = false;
            }

            Write($"</tr>");
        }

        Write($"</tbody></table></div>");
    }

    /// <summary>A place for a chart, its caption, and what it shows in words and as a table.</summary>
    /// <param name="id">By which the script finds the place.</param>
    /// <param name="title">What it shows, a few words.</param>
    /// <param name="words">What is to be seen in it, a sentence or two.</param>
    /// <param name="table">Writes the table; null where the words say all.</param>
    /// <param name="controls">Writes what chooses the contents; null for none.</param>
    public void Chart(string id, string title, string words, Action? table = null, Action? controls = null)
    {
        Write($"""<figure><h3 id="{id}-title">{title}</h3>""");
        controls?.Invoke();
        Write($"""<div class="chart" id="{id}" role="img" aria-labelledby="{id}-title" aria-describedby="{id}-words"></div>""");
        Write($"""<figcaption id="{id}-words">{words}</figcaption>""");
        if (table is not null)
        {
            Write($"<details><summary>As a table</summary>");
            table();
            Write($"</details>");
        }

        Write($"</figure>");
    }

    /// <summary>A picture, its pixels as squares, as wide as there is room and no wider than it is.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="palette">Its colours.</param>
    /// <param name="size">Screen pixels of a side of one of its pixels.</param>
    /// <param name="words">What it shows, for those who do not see it.</param>
    public void Picture(Picture picture, Palette palette, int size, string words)
    {
        Write($"""<img class="pixels {palette.Name}" width="{picture.Width * size}" height="{picture.Height * size}" alt="{words}" """);
        // Nothing in these digits needs to be escaped.
        writer.Write("src=\"data:image/png;base64,");
        writer.Write(Convert.ToBase64String(Png.Write(picture, palette)));
        writer.Write("\">\n");
    }

    /// <summary>What a picture's colours mean.</summary>
    /// <param name="palette">The colours.</param>
    /// <param name="low">The number of the first.</param>
    /// <param name="middle">Of the one in the middle; null where it goes without saying.</param>
    /// <param name="high">Of the last.</param>
    public void Scale(Palette palette, string low, string? middle, string high) => Write(
        $"""<p class="scale"><span>{low}</span><span class="{palette.Name}"><i>{middle}</i></span><span>{high}</span></p>""");

    private TextWriter Writer => writer;

    /// <summary>The pieces of a text, written as they come.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Text
    {
        private readonly TextWriter _writer;

        // The compiler hands over how long the text is, which nothing here needs.
        public Text(int literalLength, int formattedCount, Markup markup) => _writer = markup.Writer;

        public void AppendLiteral(string markup) => _writer.Write(markup);

        public void AppendFormatted(string? text) => _writer.Write(Encoder.Encode(text ?? ""));

        public void AppendFormatted<T>(T value)
            where T : IFormattable => AppendFormatted(value.ToString(null, CultureInfo.InvariantCulture));
    }
}
