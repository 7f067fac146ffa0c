using System.Diagnostics.Metrics;
using System.Text;
using System.Text.Json;
using ActorSearch.Coordinator.Dashboard.Http;
using ActorSearch.Coordinator.Dashboard.Live;
using ActorSearch.Coordinator.Tests.Cluster;
using Serilog.Events;
using Serilog.Parsing;

namespace ActorSearch.Coordinator.Tests.Dashboard;

/// <summary>Readers of events, and those that do not read.</summary>
public class EventStreamTests
{
    private static readonly ServerLimits Quick = new() { Pace = TimeSpan.FromMilliseconds(1) };

    [Fact]
    public async Task A_reader_gets_all_of_it_and_then_what_changes()
    {
        await using var stage = await Stage.Open(Quick);
        using var reader = await EventReader.Open(stage);

        var first = await reader.Next();
        stage.Study.Watch.Report(stage.Study.Watch.Progress! with { Waiting = 77 });
        var change = await reader.Until(happened => happened.Data.TryGetProperty("progress", out var progress) && progress.GetProperty("waiting").GetInt32() == 77);

        Assert.Equal("snapshot", first.Type);
        Assert.Equal(
            ["best", "course", "improvements", "log", "nodes", "progress", "ranking", "study", "troubles"],
            first.Data.EnumerateObject().Select(part => part.Name).Order(StringComparer.Ordinal));
        Assert.Equal("change", change.Type);
        Assert.False(change.Data.TryGetProperty("ranking", out _));
        Assert.False(change.Data.TryGetProperty("study", out _));
    }

    [Fact]
    public async Task A_reader_that_comes_back_gets_what_it_missed_and_no_more()
    {
        await using var stage = await Stage.Open(Quick);
        string id;
        using (var before = await EventReader.Open(stage))
        {
            id = (await before.Next()).Id;
        }

        stage.Study.Lines.Emit(Line("meanwhile"));
        using var after = await EventReader.Open(stage, id);
        var missed = await after.Until(happened => happened.Data.TryGetProperty("log", out _));

        Assert.Equal("change", missed.Type);
        Assert.Equal("meanwhile", Assert.Single(missed.Data.GetProperty("log").GetProperty("lines").EnumerateArray()).GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("another-process.5.5")]
    [InlineData("nonsense")]
    [InlineData("..")]
    [InlineData("1.2.3.4")]
    public async Task Who_was_told_by_another_process_begins_again(string id)
    {
        await using var stage = await Stage.Open(Quick);
        using var reader = await EventReader.Open(stage, id);

        Assert.Equal("snapshot", (await reader.Next()).Type);
    }

    [Fact]
    public async Task Who_comes_from_the_future_of_this_process_begins_again()
    {
        await using var stage = await Stage.Open(Quick);
        using var reader = await EventReader.Open(stage);
        var incarnation = (await reader.Next()).Id.Split('.')[0];

        using var future = await EventReader.Open(stage, $"{incarnation}.999999.1");

        Assert.Equal("snapshot", (await future.Next()).Type);
    }

    [Fact]
    public async Task The_stream_ends_with_the_search_and_says_how()
    {
        await using var stage = await Stage.Open(Quick);
        using var reader = await EventReader.Open(stage);
        await reader.Next();

        stage.Study.Watch.End("It is over.");

        var last = await reader.Until(happened => happened.Data.TryGetProperty("study", out var study) && study.GetProperty("outcome").GetString() == "It is over.");
        Assert.Equal("change", last.Type);
        Assert.Null(await reader.NextOrEnd());
    }

    [Fact]
    public async Task Streams_beyond_their_number_are_refused()
    {
        await using var stage = await Stage.Open(Quick with { Streams = 1 });
        using var reader = await EventReader.Open(stage);
        await reader.Next();

        Assert.Equal(503, (await stage.Ask("/events")).Status);
        Assert.Equal(1, stage.Study.Traffic.Streams);
    }

    [Fact]
    public async Task A_reader_that_never_reads_is_dropped_and_others_are_not()
    {
        var clock = new TurnedClock();
        await using var stage = await Stage.Open(Quick, time: clock);
        using var dropped = new Dropped(stage.Study);
        using var reads = await EventReader.Open(stage);
        await reads.Next();
        using var never = await stage.Connect();
        await never.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET /events HTTP/1.1\r\nHost: 127.0.0.1:{stage.Port}\r\n\r\n"));

        // Lines that no buffer can hold, as fast as the one who reads takes them: of that one's events each ends within two turns of the clock.
        using var limit = new CancellationTokenSource(Site.Patience);
        while (!dropped.Seen.IsCompleted)
        {
            limit.Token.ThrowIfCancellationRequested();
            for (var line = 0; line < 50; line++)
            {
                stage.Study.Lines.Emit(Line(new string('x', 500)));
            }

            await reads.Next();
            clock.Turn(Quick.Patience / 10);
        }

        stage.Study.Lines.Emit(Line("still here"));
        await reads.Until(happened => happened.Data.TryGetProperty("log", out var log)
            && log.GetProperty("lines").EnumerateArray().Any(line => line.GetProperty("text").GetString() == "still here"));
        Assert.Equal(1, await dropped.Seen);
        Assert.Equal(1, stage.Study.Traffic.Streams);
    }

    private static LogEvent Line(string text) => new(
        DateTimeOffset.UnixEpoch, LogEventLevel.Information, null, new MessageTemplateParser().Parse(text), []);

    /// <summary>Hears of streams that are dropped.</summary>
    private sealed class Dropped : IDisposable
    {
        private readonly TaskCompletionSource<long> _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly MeterListener _listener = new();

        public Dropped(LiveStudy study)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter == study.Traffic.Meter && instrument.Name == "actorsearch.dashboard.streams.dropped")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((_, count, _, _) => _seen.TrySetResult(count));
            _listener.Start();
        }

        public Task<long> Seen => _seen.Task;

        public void Dispose() => _listener.Dispose();
    }
}

/// <summary>Reads server-sent events as they come.</summary>
internal sealed class EventReader : IDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _reader;

    private EventReader(HttpResponseMessage response, Stream events) => (_response, _reader) = (response, new StreamReader(events, Encoding.UTF8));

    public static Task<EventReader> Open(Stage stage, string? seen = null) => Open(stage.Client, seen);

    public static async Task<EventReader> Open(HttpClient client, string? seen = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("events", UriKind.Relative));
        if (seen is not null)
        {
            request.Headers.Add("Last-Event-ID", seen);
        }

        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", response.EnsureSuccessStatusCode().Content.Headers.ContentType!.MediaType);
        return new EventReader(response, await response.Content.ReadAsStreamAsync());
    }

    public async Task<Sent> Next() => await NextOrEnd() ?? throw new EndOfStreamException("The stream ended.");

    /// <summary>The next event; null at the end of the stream.</summary>
    public async Task<Sent?> NextOrEnd()
    {
        string id = "", type = "";
        using var limit = new CancellationTokenSource(Site.Patience);
        while (await _reader.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal))
            {
                id = line[4..];
            }
            else if (line.StartsWith("event: ", StringComparison.Ordinal))
            {
                type = line[7..];
            }
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                return new Sent(id, type, JsonDocument.Parse(line[6..]).RootElement);
            }
        }

        return null;
    }

    public async Task<Sent> Until(Func<Sent, bool> condition)
    {
        while (true)
        {
            var next = await Next();
            if (condition(next))
            {
                return next;
            }
        }
    }

    public void Dispose()
    {
        _reader.Dispose();
        _response.Dispose();
    }
}

/// <summary>One event.</summary>
internal sealed record Sent(string Id, string Type, JsonElement Data);
