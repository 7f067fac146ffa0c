using System.Text.Json;
using ActorSearch.Coordinator.Tests.Cluster;
using ActorSearch.Coordinator.Tests.EndToEnd;
using Spawned = ActorSearch.Coordinator.Tests.EndToEnd.Coordinator;

namespace ActorSearch.Coordinator.Tests.Dashboard;

/// <summary>The page of a process, without a browser.</summary>
public sealed class ServedSearchTests : IDisposable
{
    private readonly Workshop _workshop = new();

    [UnixFact]
    public async Task Where_the_page_is_and_what_opens_it_is_for_the_user_s_eyes_alone_and_goes_with_the_run()
    {
        using var served = await ServedSearch.Paused(_workshop, ServedSearch.Experiment(ServedSearch.Endless));

        var file = _workshop["out/dashboard.json"];
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        var written = JsonDocument.Parse(await File.ReadAllTextAsync(file)).RootElement;
        Assert.Equal(served.Address.ToString(), written.GetProperty("address").GetString());
        Assert.Equal(43, served.Token!.Length);
        served.Process.AskToEnd();
        var ended = (await served.Process.End()).With(130);
        Assert.DoesNotContain(served.Token, string.Concat(ended.Lines) + ended.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    [UnixFact]
    public async Task A_token_that_was_given_is_written_nowhere()
    {
        _workshop.Write("token", "the-token-of-a-user\n");
        _workshop.Write("watched.conf", ServedSearch.Experiment(ServedSearch.Endless));
        using var served = await ServedSearch.Start(
            _workshop, "run", "watched.conf", "--out", "out", "--slots", "1", "--dashboard", "127.0.0.1:0", "--dashboard-token-file", "token");

        Assert.Null(served.Token);
        foreach (var path in Directory.EnumerateFiles(_workshop["out"], "*", SearchOption.AllDirectories).Where(path => !path.EndsWith("study.lock", StringComparison.Ordinal)))
        {
            Assert.DoesNotContain("the-token-of-a-user", System.Text.Encoding.Latin1.GetString(await Read(path)), StringComparison.Ordinal);
        }
    }

    [UnixFact]
    public async Task Its_pace_is_told_to_one_who_asks_now_and_then()
    {
        _workshop.Write("watched.conf", ServedSearch.Experiment(400));
        using var served = await ServedSearch.Start(_workshop, "run", "watched.conf", "--out", "out", "--slots", "1", "--dashboard", "127.0.0.1:0");
        using var client = new HttpClient { BaseAddress = served.Address };

        double rate = 0;
        await Site.Until(
            async () =>
            {
                var page = PrometheusPage.Parse(await client.GetStringAsync(new Uri("metrics", UriKind.Relative)));
                const string Scored = "actorsearch_folds_counted_total{status=\"scored\"}";
                rate = page["actorsearch_folds_rate_per_second"];
                return rate > 0 && page.Has(Scored) && page[Scored] >= 5;
            },
            "a rate of folds");

        // Two epochs of 50 ms each.
        Assert.InRange(rate, 0.001, 10);
    }

    [UnixFact]
    public async Task Stop_after_this_ends_the_run_as_an_interruption_does_and_it_goes_on_later()
    {
        // Half a minute in one slot, and two seconds where nobody asks.
        using (var served = await ServedSearch.Paused(_workshop, ServedSearch.Experiment(150)))
        {
            await served.Ask("stop", null);
            (await served.Process.End()).With(130);
        }

        (await Spawned.Run(_workshop.Folder, "run", "watched.conf", "--out", "out", "--slots", "20", "--no-dashboard")).With(0);
    }

    [UnixFact(NeedsDisk = true)]
    public async Task While_the_disk_is_full_it_is_alive_and_not_ready()
    {
        _workshop.Write("watched.conf", ServedSearch.Experiment(2000, milliseconds: 1));
        Directory.CreateDirectory(_workshop["out"]);
        using var stuck = Spawned.StartWithDisk(
            _workshop.Folder, _workshop["out"], "size=256k", "run", "watched.conf", "--out", "out", "--slots", "1", "--dashboard", "127.0.0.1:0");
        string? address = null, trouble = null;
        Assert.True(await stuck.Says(line =>
        {
            address = line.StartsWith("watch: ", StringComparison.Ordinal) ? line["watch: ".Length..] : address;
            trouble = line.Contains("the disk is full", StringComparison.Ordinal) ? line : trouble;
            return address is not null && trouble is not null;
        }));

        using var client = new HttpClient { BaseAddress = new Uri(address!) };
        using var ready = await client.GetAsync(new Uri("readyz", UriKind.Relative));
        using var alive = await client.GetAsync(new Uri("healthz", UriKind.Relative));
        var metrics = PrometheusPage.Parse(await client.GetStringAsync(new Uri("metrics", UriKind.Relative)));

        Assert.Equal(503, (int)ready.StatusCode);
        Assert.Contains("the disk is full", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(200, (int)alive.StatusCode);
        Assert.Equal(0, metrics["actorsearch_store_writable"]);
        stuck.AskToEnd();
        (await stuck.End()).With(130);
    }

    [Theory]
    [InlineData("so it needs a token", "--dashboard", "0.0.0.0:0")]
    [InlineData("must be an IP address and a port", "--dashboard", "everywhere")]
    [InlineData("cannot be read", "--dashboard-token-file", "none")]
    [InlineData("--no-dashboard and --dashboard cannot be combined", "--no-dashboard", "--dashboard", "127.0.0.1:0")]
    public async Task A_page_that_cannot_be_served_is_a_mistake_before_anything_is_written(string sentence, params string[] arguments)
    {
        _workshop.Write("watched.conf", ServedSearch.Experiment(1));

        var ended = (await Spawned.Run(_workshop.Folder, ["run", "watched.conf", "--out", "out", .. arguments])).With(2);

        Assert.Contains(sentence, Assert.Single(ended.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_workshop["out"]));
    }

    public void Dispose() => _workshop.Dispose();

    // The study is being written to.
    private static async Task<byte[]> Read(string path)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
