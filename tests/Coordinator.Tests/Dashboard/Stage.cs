using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ActorSearch.Coordinator.Commands.Running;
using ActorSearch.Coordinator.Dashboard;
using ActorSearch.Coordinator.Dashboard.Http;
using ActorSearch.Coordinator.Dashboard.Live;
using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Coordinator.Storage.Sqlite;
using ActorSearch.Shared.Http;
using Serilog.Core;

namespace ActorSearch.Coordinator.Tests.Dashboard;

/// <summary>The server of a page on a port of its own, with a search of a moment behind it that has run, and was watched.</summary>
internal sealed class Stage : IAsyncDisposable
{
    public const string Token = "a-token-that-nobody-can-guess";

    private readonly TemporaryFolder _folder;
    private readonly DashboardServer _server;
    private readonly IPEndPoint _address;

    private Stage(TemporaryFolder folder, LiveStudy study, DashboardServer server, IPEndPoint address)
    {
        (_folder, Study, _server, _address) = (folder, study, server, address);
        Client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{address.Port}/") };
    }

    /// <summary>What the page is of.</summary>
    public LiveStudy Study { get; }

    /// <summary>A client without a token.</summary>
    public HttpClient Client { get; }

    public int Port => _address.Port;

    /// <param name="limits">Those of a run unless given.</param>
    /// <param name="anywhere">Whether the page is served to other machines too.</param>
    /// <param name="experiment">The four configurations of three folds unless given.</param>
    /// <param name="time">Of the page and of what is kept for it; the search itself has run by the system's.</param>
    /// <param name="names">By which it is reached beside its address.</param>
    public static async Task<Stage> Open(
        ServerLimits? limits = null, bool anywhere = false, string? experiment = null, TimeProvider? time = null, params string[] names)
    {
        var folder = new TemporaryFolder();
        var searched = Search.Experiment(experiment ?? Search.Noop);
        var study = new LiveStudy(searched, () => SqliteReader.OpenFile(Path.Combine(folder.Path, "study.db")), "test", time ?? TimeProvider.System);
        using (var held = Search.Right(StudyFolder.Open(folder.Path, fresh: false, StudyFile.IsOurs)))
        using (var store = Search.Right(SqliteStudy.Open(held, Search.Card(searched))))
        {
            // Watched by another, so that a test may say later what is answered to actions.
            var watch = new SearchWatch { Happened = study.Watch.Happened, Committed = study.Watch.Committed };
            var options = new SearchOptions(2, study.Listen(Logger.None, Serilog.Events.LogEventLevel.Debug), new Progress<SearchProgress>()) { Watch = watch };
            await SearchRun.RunAsync(searched, Search.Data(searched), store, options, CancellationToken.None);
            study.Watch.Report(watch.Progress!);
        }

        var choice = new DashboardChoice(new IPEndPoint(anywhere ? IPAddress.Any : IPAddress.Loopback, 0), true, AccessToken.Given(Token)!) { Names = [.. names] };
        var listener = Search.Right(ListeningSocket.Bind(choice.Address, "--dashboard"));
        var address = (IPEndPoint)listener.LocalEndPoint!;
        var server = await DashboardServer.StartAsync(
            listener, study, choice, limits ?? new ServerLimits(), Logger.None, time ?? TimeProvider.System);
        return new Stage(folder, study, server, address);
    }

    /// <summary>Lets the watched search answer what is asked of it.</summary>
    public void Answering(Func<SearchAction, ActionOutcome> answer) => Study.Watch.Begin((action, told) => told.SetResult(answer(action)));

    /// <summary>An answer's JSON; fails unless it is good.</summary>
    public async Task<JsonElement> Get(string path)
    {
        using var response = await Client.GetAsync(new Uri(path, UriKind.Relative));
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Acts, with the token or another one.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Answer)> Post(string path, string? token = Token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative));
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        }

        using var response = await Client.SendAsync(request);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }

    /// <summary>Sends bytes as they are and reads until the server closes.</summary>
    public async Task<Raw> Send(string request)
    {
        using var client = await Connect();
        using var answer = new MemoryStream();
        try
        {
            await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(request.ReplaceLineEndings("\r\n")));
            await client.GetStream().CopyToAsync(answer);
        }
        catch (IOException)
        {
            // The server closed with less patience than it answered.
        }

        return Raw.Of(Encoding.UTF8.GetString(answer.ToArray()));
    }

    /// <summary>A request by hand, with this path and these header lines.</summary>
    public Task<Raw> Ask(string path, string headers = "", string method = "GET", string? host = null) =>
        Send($"{method} {path} HTTP/1.1\nHost: {host ?? $"127.0.0.1:{Port}"}\nConnection: close\n{(headers.Length == 0 ? "" : headers + "\n")}\n");

    public async Task<TcpClient> Connect()
    {
        var client = new TcpClient { ReceiveBufferSize = 4096 };
        await client.ConnectAsync(IPAddress.Loopback, Port);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
        Study.Dispose();
        _folder.Dispose();
    }
}

/// <summary>An answer as it came.</summary>
internal sealed record Raw(int Status, ILookup<string, string> Headers, string Body)
{
    public Raw(int status, string[] headers, string body)
        : this(
            status,
            headers.Select(line => line.Split(':', 2)).ToLookup(parts => parts[0].ToLowerInvariant(), parts => parts[^1].Trim()),
            body)
    {
    }

    public static Raw Of(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return new Raw(0, Array.Empty<string>(), text);
        }

        var lines = text[..end].Split("\r\n");
        return new Raw(int.Parse(lines[0].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), lines[1..], text[(end + 4)..]);
    }
}
