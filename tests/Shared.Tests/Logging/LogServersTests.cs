using System.Net;
using System.Text;
using System.Text.Json;
using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Tests.Wire;
using Serilog.Events;
using Serilog.Sinks.OpenTelemetry;

namespace ActorSearch.Shared.Tests.Logging;

public sealed class LogServersTests : IDisposable
{
    private readonly HttpListener _server = new();
    private readonly Uri _address;

    public LogServersTests()
    {
        _address = new Uri($"http://127.0.0.1:{FreePorts.Next()}");
        _server.Prefixes.Add($"{_address}");
        _server.Start();
    }

    [Fact]
    public async Task Seq_gets_an_event_with_its_properties_and_our_key()
    {
        var settings = new LogSettings(LogEventLevel.Information) { Study = "tiny", Seq = new SeqServer(_address, "secret") };

        var request = Task.Run(() => Requested("/api/events/raw"));
        Log(settings);
        var (headers, body) = await request.WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal("secret", headers["X-Seq-ApiKey"]);
        var written = JsonDocument.Parse(Encoding.UTF8.GetString(body)).RootElement;
        Assert.Equal(3, written.GetProperty(LogNames.Fold).GetInt32());
        Assert.Equal("tiny", written.GetProperty(LogNames.Study).GetString());
        Assert.Equal("coordinator", written.GetProperty(LogNames.Process).GetString());
    }

    [Fact]
    public async Task A_collector_gets_an_event_by_OpenTelemetry_s_protocol()
    {
        var settings = new LogSettings(LogEventLevel.Information) { Otlp = new OtlpCollector(_address, OtlpProtocol.HttpProtobuf) };

        var request = Task.Run(() => Requested("/v1/logs"));
        Log(settings);
        var (headers, body) = await request.WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal("application/x-protobuf", headers["Content-Type"]);
        var text = Encoding.UTF8.GetString(body);
        Assert.All(["Fold 3 is done", LogNames.Fold, LogNames.Process, "coordinator", "actorsearch"], part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_collector_can_tell_a_process_from_others_of_its_kind()
    {
        var settings = new LogSettings(LogEventLevel.Information)
        {
            Instance = "a2d64239.1",
            Otlp = new OtlpCollector(_address, OtlpProtocol.HttpProtobuf),
        };

        var request = Task.Run(() => Requested("/v1/logs"));
        Log(settings);
        var (_, body) = await request.WaitAsync(TimeSpan.FromMinutes(1));

        // The value follows its key within a few bytes of lengths.
        Assert.Matches(@"(?s)service\.instance\.id.{1,8}a2d64239\.1", Encoding.Latin1.GetString(body));
    }

    [Fact]
    public void A_server_that_is_not_there_costs_the_file_nothing()
    {
        _server.Stop();
        var folder = Log(new LogSettings(LogEventLevel.Information)
        {
            Seq = new SeqServer(_address, null),
            Otlp = new OtlpCollector(_address, OtlpProtocol.Grpc),
        });

        Assert.Single(File.ReadAllLines(Path.Combine(folder, "coordinator.clef")));
    }

    public void Dispose() => _server.Close();

    private static string Log(LogSettings settings)
    {
        var folder = Scratch.Folder();
        using var log = LogFiles.Open(folder, "coordinator", settings);
        log.Information("Fold {Fold} is done", 3);
        return folder;
    }

    /// <summary>Takes requests until one of this path, and says that all is well.</summary>
    private async Task<(WebHeaderCollection Headers, byte[] Body)> Requested(string path)
    {
        while (true)
        {
            var context = await _server.GetContextAsync();
            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            context.Response.StatusCode = path == "/api/events/raw" ? 201 : 200;
            context.Response.Close();
            if (context.Request.Url!.AbsolutePath == path && body.Length > 0)
            {
                return ((WebHeaderCollection)context.Request.Headers, body.ToArray());
            }
        }
    }
}
