using System.Net;
using System.Net.Sockets;
using ActorSearch.Coordinator.Overview;
using ActorSearch.Coordinator.Tests.EndToEnd;
using ActorSearch.Coordinator.Tests.Reporting.Html;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Http;
using Microsoft.Data.Sqlite;
using Serilog.Core;

namespace ActorSearch.Coordinator.Tests.Overview;

/// <summary>Several studies of one folder, served for reading.</summary>
public sealed class OverviewTests(FinishedSearch finished) : IClassFixture<FinishedSearch>, IAsyncLifetime, IDisposable
{
    private OverviewServer _server = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        var runs = Directory.CreateDirectory(finished.Workshop["runs"]).FullName;
        foreach (var name in (string[])["first", "a \"second\" & <b>"])
        {
            var copy = Directory.CreateDirectory(Path.Combine(runs, name)).FullName;
            File.Copy(finished.Workshop["out/study.db"], Path.Combine(copy, "study.db"), overwrite: true);
        }

        var listener = ((Checked<Socket>.Right)ListeningSocket.Bind(new IPEndPoint(IPAddress.Loopback, 0), "--bind")).Value;
        _client = new HttpClient { BaseAddress = new Uri(HttpEndpoint.UrlOf((IPEndPoint)listener.LocalEndPoint!)) };
        _server = await OverviewServer.StartAsync(listener, new HttpEndpoint((IPEndPoint)listener.LocalEndPoint!, null), new StudySummaries([runs]), Logger.None);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _client.Dispose();

    [BrowserTheory]
    [InlineData(390)]
    [InlineData(1400)]
    public async Task All_studies_are_listed_and_drawn_without_an_error(int width)
    {
        await using var open = await Chromium.Open(_client.BaseAddress!.AbsoluteUri, width);

        await open.SeeAll();

        Assert.Empty(open.Complaints);
        Assert.Equal(["best-so-far"], await open.Drawn());
        Assert.Equal(width, await open.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        Assert.Equal(["a \"second\" & <b>", "first"], await open.Page.Locator("#studies tbody th").AllInnerTextsAsync());
    }

    [Fact]
    public async Task From_other_machines_a_browser_asks_for_the_token_as_a_password()
    {
        const string Token = "a-token-that-nobody-can-guess";
        var listener = ((Checked<Socket>.Right)ListeningSocket.Bind(new IPEndPoint(IPAddress.Loopback, 0), "--bind")).Value;
        var endpoint = new HttpEndpoint((IPEndPoint)listener.LocalEndPoint!, AccessToken.Given(Token)) { Names = ["studies.example.com"] };
        await using var server = await OverviewServer.StartAsync(listener, endpoint, new StudySummaries([finished.Workshop["runs"]]), Logger.None);

        async Task<(int Status, string Asked)> Ask(string? user, string method = "GET")
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(HttpEndpoint.UrlOf(endpoint.Address)));
            request.Headers.Host = "studies.example.com";
            if (user is not null) request.Headers.Authorization = new("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(user)));
            using var answer = await _client.SendAsync(request);
            return ((int)answer.StatusCode, answer.Headers.WwwAuthenticate.ToString());
        }

        Assert.Equal((401, "Basic realm=\"The password is the token\", charset=\"UTF-8\""), await Ask(null));
        Assert.Equal(401, (await Ask("me:wrong")).Status);
        Assert.Equal(401, (await Ask(Token + ":")).Status);
        Assert.Equal((200, ""), await Ask("me:" + Token));
        Assert.Equal(200, (await Ask(":" + Token, "HEAD")).Status);
        Assert.Equal(405, (await Ask(":" + Token, "POST")).Status);
    }

    [Theory]
    [InlineData(null, "study.db cannot be read: ")]
    [InlineData("DROP TABLE study", "study.db cannot be read: SQLite reports: ")]
    [InlineData("DELETE FROM study", "study.db cannot be read: the file is damaged. ")]
    [InlineData("UPDATE study SET value = '' WHERE name = 'space'", "study.db cannot be read: the file is damaged. ")]
    [InlineData("UPDATE configurations SET choices = ''", "study.db cannot be read: the file is damaged. ")]
    [InlineData("DROP TABLE folds", "study.db cannot be read: SQLite reports: ")]
    [InlineData("PRAGMA user_version = 9999", "the study was written in format 9999, this program reads ")]
    public async Task A_study_that_cannot_be_read_is_listed_with_the_reason(string? change, string reason)
    {
        var folder = Directory.CreateDirectory(finished.Workshop[$"unreadable-{change?.Length}"]).FullName;
        var database = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "one")).FullName, "study.db");
        if (change is null) await File.WriteAllTextAsync(database, "not a database");
        else
        {
            File.Copy(finished.Workshop["out/study.db"], database, overwrite: true);
            await Change(database, change);
        }

        var listener = ((Checked<Socket>.Right)ListeningSocket.Bind(new IPEndPoint(IPAddress.Loopback, 0), "--bind")).Value;
        var address = new Uri(HttpEndpoint.UrlOf((IPEndPoint)listener.LocalEndPoint!));
        await using var server = await OverviewServer.StartAsync(listener, new HttpEndpoint((IPEndPoint)listener.LocalEndPoint!, null), new StudySummaries([folder]), Logger.None);

        Assert.Contains($"<td>unreadable</td><td class=\"long\" colspan=\"6\">{reason}", await _client.GetStringAsync(address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_stay_below_the_address_at_which_a_proxy_shows_the_page()
    {
        var page = await _client.GetStringAsync(new Uri("/", UriKind.Relative));

        Assert.Contains("href=\"studies/first/report\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"compare?a=", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("(href|src|action)=\"/", page);
    }

    [Fact]
    public async Task Only_studies_whose_scores_can_be_compared_are_drawn_together_and_linked()
    {
        var folder = Directory.CreateDirectory(finished.Workshop["divers"]).FullName;
        foreach (var name in (string[])["first", "other", "third"])
        {
            var copy = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, name)).FullName, "study.db");
            File.Copy(finished.Workshop["out/study.db"], copy, overwrite: true);
            if (name == "other") await OnOtherData(copy);
        }

        var listener = ((Checked<Socket>.Right)ListeningSocket.Bind(new IPEndPoint(IPAddress.Loopback, 0), "--bind")).Value;
        var address = new Uri(HttpEndpoint.UrlOf((IPEndPoint)listener.LocalEndPoint!));
        await using var server = await OverviewServer.StartAsync(listener, new HttpEndpoint((IPEndPoint)listener.LocalEndPoint!, null), new StudySummaries([folder]), Logger.None);

        var page = await _client.GetStringAsync(address);
        Assert.Contains("\"names\":[\"first\",\"third\"]", page, StringComparison.Ordinal);
        Assert.Contains("compare?a=first&amp;b=third", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("compare[?]a=other|b=other", page);
        Assert.DoesNotContain(">Notes<", page, StringComparison.Ordinal);

        await File.WriteAllTextAsync(Path.Combine(folder, "other", "notes.md"), "Larger tables.");
        Assert.Contains(">Notes<", await _client.GetStringAsync(address), StringComparison.Ordinal);
    }

    private static async Task OnOtherData(string database) =>
        Assert.Equal(1, await Change(database, "UPDATE study SET value = 'other' WHERE name = 'data-sha256'"));

    private static async Task<int> Change(string database, string command)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var change = connection.CreateCommand();
        change.CommandText = command;
        return await change.ExecuteNonQueryAsync();
    }

    [Fact]
    public async Task Tables_are_those_of_the_run_and_pages_those_of_the_report()
    {
        var digest = finished.Ended.Digest;

        Assert.Contains(digest[..8], await _client.GetStringAsync(new Uri("/?state=finished&name=FIRST", UriKind.Relative)), StringComparison.Ordinal);
        Assert.DoesNotContain(digest[..8], await _client.GetStringAsync(new Uri("/?state=running", UriKind.Relative)), StringComparison.Ordinal);
        foreach (var table in (string[])["configurations.csv", "folds.csv", "curves.csv"])
        {
            Assert.Equal(await File.ReadAllTextAsync(finished.Workshop[$"out/{table}"]), await _client.GetStringAsync(new Uri($"/studies/first/{table}", UriKind.Relative)));
        }

        Assert.Contains(digest, await _client.GetStringAsync(new Uri("/studies/first/report", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains("What differs", await _client.GetStringAsync(new Uri($"/compare?a=first&b={Uri.EscapeDataString("a \"second\" & <b>")}", UriKind.Relative)), StringComparison.Ordinal);
        using var outside = await _client.GetAsync(new Uri("/studies/..%2Fout/folds.csv", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, outside.StatusCode);
    }
}
