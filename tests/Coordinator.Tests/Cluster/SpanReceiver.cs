using System.Collections.Concurrent;
using System.Net;
using Google.Protobuf;

namespace ActorSearch.Coordinator.Tests.Cluster;

/// <summary>A span as a collector of OpenTelemetry gets it; ids in hex.</summary>
internal sealed record Span(
    string Process, string Trace, string Id, string Parent, string Name, ulong Start, ulong End, IReadOnlyDictionary<string, object> Tags);

/// <summary>A collector of OpenTelemetry on a free port: takes traces by HTTP, and reads of the messages what a span is made of.</summary>
internal sealed class SpanReceiver : IDisposable
{
    private readonly HttpListener _server = new();
    private readonly ConcurrentQueue<Span> _spans = new();
    private readonly Task _receiving;

    public SpanReceiver()
    {
        Url = $"http://127.0.0.1:{FreePorts.Next()}";
        _server.Prefixes.Add($"{Url}/");
        _server.Start();
        _receiving = Receive();
    }

    public string Url { get; }

    /// <summary>All that has come.</summary>
    public IReadOnlyList<Span> Spans => [.. _spans];

    public void Dispose()
    {
        _server.Close();
        _receiving.Wait();
    }

    private async Task Receive()
    {
        try
        {
            while (true)
            {
                var context = await _server.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                if (context.Request.Url!.AbsolutePath == "/v1/traces")
                {
                    foreach (var span in Read(body.ToArray()))
                    {
                        _spans.Enqueue(span);
                    }
                }

                context.Response.Close();
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    // Numbers of fields: https://github.com/open-telemetry/opentelemetry-proto, trace/v1/trace.proto and common/v1/common.proto.
    private static IEnumerable<Span> Read(byte[] request) =>
        from resourceSpans in Fields(request)
        let resource = Fields((byte[])resourceSpans.Value)
        let process = (string)Tags((byte[])resource.First(field => field.Number == 1).Value, 1)["service.instance.id"]
        from scopeSpans in resource
        where scopeSpans.Number == 2
        from span in Fields((byte[])scopeSpans.Value)
        where span.Number == 2
        select Of(process, (byte[])span.Value);

    private static Span Of(string process, byte[] bytes)
    {
        var fields = Fields(bytes).ToLookup(field => field.Number, field => field.Value);
        return new Span(
            process, Hex(1), Hex(2), Hex(4), Text((byte[])fields[5].First()), (ulong)fields[7].First(), (ulong)fields[8].First(), Tags(bytes, 9));

        string Hex(int number) => Convert.ToHexStringLower(fields[number].FirstOrDefault() as byte[] ?? []);
    }

    private static Dictionary<string, object> Tags(byte[] bytes, int number) => Fields(bytes).Where(field => field.Number == number)
        .Select(field => Fields((byte[])field.Value).ToDictionary(pair => pair.Number, pair => (byte[])pair.Value))
        .ToDictionary(pair => Text(pair[1]), pair => Fields(pair[2]).Single() is var value && value.Value is byte[] text ? Text(text) : value.Value);

    private static string Text(byte[] bytes) => System.Text.Encoding.UTF8.GetString(bytes);

    /// <summary>The fields of a message by their numbers: a whole number, eight bytes (a double's or a time's), or what has a length.</summary>
    private static List<(int Number, object Value)> Fields(byte[] message)
    {
        var fields = new List<(int, object)>();
        using var input = new CodedInputStream(message);
        while (input.ReadTag() is > 0 and var tag)
        {
            fields.Add((WireFormat.GetTagFieldNumber(tag), WireFormat.GetTagWireType(tag) switch
            {
                WireFormat.WireType.Varint => input.ReadInt64(),
                WireFormat.WireType.Fixed64 => input.ReadFixed64(),
                WireFormat.WireType.Fixed32 => input.ReadFixed32(),
                _ => input.ReadBytes().ToByteArray(),
            }));
        }

        return fields;
    }
}
