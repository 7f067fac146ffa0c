using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ActorSearch.Coordinator.Dashboard.Live;

/// <summary>A part of the page's data, as bytes for all readers.</summary>
/// <param name="Version">When it last changed.</param>
internal sealed record LiveSection(string Name, long Version, byte[] Json);

/// <summary>All that the page shows at one moment.</summary>
/// <param name="Version">Counted up with every change.</param>
/// <param name="IsLast">Whether the search has ended: nothing will change any more.</param>
internal sealed record LiveSnapshot(long Version, bool IsLast, ImmutableArray<LiveSection> Sections, LogRing Lines)
{
    /// <summary>The most log lines in one event: a late or slow reader misses the older ones and gets their number.</summary>
    private const int MostLines = 60, FirstLines = 200;

    /// <summary>The changes for a reader, in the form of a server-sent event (https://html.spec.whatwg.org/#server-sent-events).</summary>
    /// <param name="seen">How far the reader has come; moved on.</param>
    /// <param name="incarnation">Names this process: what another one sent last means nothing here.</param>
    public byte[] Since(ref StreamPosition seen, string incarnation)
    {
        var isFirst = seen.Version == 0;
        var since = seen.Version;
        var page = Lines.After(seen.Line, isFirst ? FirstLines : MostLines);
        seen = new StreamPosition(Version, page.Lines.Count > 0 ? page.Lines[^1].Number : seen.Line);
        var json = new ArrayBufferWriter<byte>(4096);
        Text(json, $"id: {incarnation}.{seen.Version}.{seen.Line}\nevent: {(isFirst ? "snapshot" : "change")}\ndata: {{");
        var first = true;
        foreach (var section in Sections.Where(section => section.Version > since))
        {
            Text(json, $"{(first ? "" : ",")}\"{section.Name}\":");
            json.Write(section.Json);
            first = false;
        }

        if (page.Lines.Count > 0)
        {
            Text(json, $"{(first ? "" : ",")}\"log\":");
            json.Write(Answers.LiveJson.Serialize(page));
        }

        Text(json, $"}}\n\n");
        return json.WrittenSpan.ToArray();
    }

    private static void Text(ArrayBufferWriter<byte> json, FormattableString text) =>
        json.Write(Encoding.UTF8.GetBytes(text.ToString(CultureInfo.InvariantCulture)));
}

/// <summary>How far a reader of events has come.</summary>
/// <param name="Version">Of the frame; 0 before the first.</param>
/// <param name="Line">The number of the last log line.</param>
internal readonly record struct StreamPosition(long Version, long Line)
{
    /// <summary>What a reader says it has seen, from the id of its last event; nothing where that is not of this incarnation.</summary>
    public static StreamPosition Parse(string? id, string incarnation, LiveSnapshot now)
    {
        var parts = id?.Split('.');
        return parts is [var of, var frame, var number] && of == incarnation
            && long.TryParse(frame, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var line)
            && version <= now.Version && line <= now.Lines.Count
            ? new StreamPosition(version, line)
            : default;
    }
}
