using System.Text;

namespace ActorSearch.Coordinator.Reporting.Html.Writing;

/// <summary>
/// A page that holds its data, its style, Plotly's script and its own: one file, which forbids the browser every request by a policy in it.
/// </summary>
/// <param name="Title">Of the page.</param>
/// <param name="Sections">What its head leads to.</param>
/// <param name="Styles">Assets; the first is the look that all pages share.</param>
/// <param name="Scripts">Assets, in the order in which they need each other.</param>
internal sealed record HtmlPage(string Title, IEnumerable<(string Id, string Title)> Sections, string[] Styles, string[] Scripts)
{
    /// <param name="stream">Where to; left open.</param>
    /// <param name="body">Writes the sections.</param>
    /// <param name="data">Writes what the scripts draw from: JSON without a character that ends a script.</param>
    public void Write(Stream stream, Action<Markup> body, Action<Stream> data)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        var html = new Markup(writer);
        WriteHead(html);
        body(html);
        html.Write($"""</main><script type="application/json" id="data">""");
        writer.Flush();
        data(stream);
        html.Write($"</script><script>");
        writer.Flush();
        using (var plotly = Assets.Plotly())
        {
            plotly.CopyTo(stream);
        }

        html.Write($"</script><script>");
        html.Write($"(() => {'{'} 'use strict';");
        writer.Write(Assets.Drawing());
        foreach (var script in Scripts)
        {
            html.WriteAsset(script);
        }

        html.Write($"{'}'})();</script></body></html>");
    }

    private void WriteHead(Markup html)
    {
        html.Write($"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">""");
        html.Write($"""<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data: blob:">""");
        html.Write($"""<meta name="color-scheme" content="light dark"><link rel="icon" href="data:,"><title>{Title} · ActorSearch</title><style>""");
        foreach (var style in Styles)
        {
            html.WriteAsset(style);
        }

        html.Write($"""</style></head><body><a class="skip" href="#main">To the results</a><header><h1>{Title}</h1><nav aria-label="Sections"><ul>""");
        foreach (var (id, title) in Sections)
        {
            html.Write($"""<li><a href="#{id}">{title}</a></li>""");
        }

        html.Write($"""</ul></nav></header><noscript><p class="alarm">The charts and the ranking are drawn by a script in this file, which your browser does not run.</p></noscript><main id="main">""");
    }
}
