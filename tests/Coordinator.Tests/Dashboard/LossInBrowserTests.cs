using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ActorSearch.Coordinator.Dashboard.Answers;
using ActorSearch.Coordinator.Tests.Cluster;
using ActorSearch.Coordinator.Tests.EndToEnd;
using ActorSearch.Coordinator.Tests.Reporting.Html;
using Xunit.Abstractions;

namespace ActorSearch.Coordinator.Tests.Dashboard;

/// <summary>What a page shows where a process is killed.</summary>
public sealed class LossInBrowserTests(ITestOutputHelper output) : IDisposable
{
    private readonly Workshop _workshop = new();

    [BrowserFact]
    public async Task A_page_whose_search_was_killed_is_back_by_itself_when_the_search_is()
    {
        var port = FreePorts.Next();
        _workshop.Write("watched.conf", ServedSearch.Experiment(ServedSearch.Endless));
        string[] command = ["run", "watched.conf", "--out", "out", "--slots", "1", "--dashboard", $"127.0.0.1:{port}"];
        using var first = await ServedSearch.Start(_workshop, command);
        var said = new List<string>();
        await using var open = await Chromium.Open(first.Address.ToString(), 1400, async page =>
        {
            page.Console += (_, message) => said.Add($"{message.Text} at {message.Location}");

            // The search is killed before what draws charts has come.
            await page.RouteAsync("**/plotly.js", route => route.AbortAsync());
        });
        await open.Shows("#bar-words", "of 4,000 folds");
        await open.Shows("#ranking-table tbody", "2 of 2");

        first.Process.Kill();
        await open.Shows("#state", "no connection");
        Assert.True(await open.Page.Locator("#pause").IsDisabledAsync());
        await open.Page.UnrouteAllAsync();
        using var second = await ServedSearch.Start(_workshop, command);
        await second.Ask("pause", "paused");

        await open.Shows("#state", "live");
        await open.Shows("#bar-words", "paused");
        Assert.False(await open.Page.Locator("#resume").IsDisabledAsync());
        await open.Page.WaitForSelectorAsync("#best[data-drawn=true]");
        // The browser's own words for what was cut, and for tries while the process ends (its port may still take them) and is gone.
        var words = new Regex($"^Failed to load resource: net::ERR_[A-Z_]+ at {Regex.Escape(first.Address.ToString())}\\S+$");
        Assert.NotEmpty(said);
        Assert.All(said, line => Assert.True(words.IsMatch(line), line));
        Assert.Equal(said.Count, open.Complaints.Count);
    }

    [BrowserFact]
    public async Task A_trainer_that_is_killed_is_shown_as_lost()
    {
        using var site = new Site(ServedSearch.Experiment(4, milliseconds: 500, epochs: 6));
        var served = await ServedSearch.Of(site.Coordinator("--dashboard", "127.0.0.1:0"), Path.Combine(site.Folder, "out", "dashboard.json"));
        await using var open = await Chromium.Open(served.Address.ToString(), 1400);
        var trainer = site.Trainer("machine");
        await open.Shows("#nodes-list .node li", "epoch");
        var firstThatTells = FirstThatTellsOfALostNode(served.Address);

        trainer.Kill();
        await open.Shows("#troubles-words", "1 node lost");
        var shown = DateTimeOffset.Parse(await open.Page.EvaluateAsync<string>("() => document.querySelector('#state').dataset.at"), CultureInfo.InvariantCulture);
        await open.Shows("#nodes-words", "No node is connected.");

        // All by the coordinator's clock: the lease runs out, the next look tells, and the page shows it.
        var (before, first, lost) = await firstThatTells;
        Assert.True(lost.At - lost.LastHeard >= TimeSpan.FromSeconds(4), $"given up after {lost.At - lost.LastHeard}");
        Assert.True(before < lost.At, $"a look at {before} told nothing of what was known at {lost.At}");
        output.WriteLine(
            $"With a lease of 4 s: given up {(lost.At - lost.LastHeard).TotalSeconds:f1} s after the node was last heard of, in the stream after "
            + $"{(first - lost.LastHeard).TotalSeconds:f1} s, on the page after {(shown - lost.LastHeard).TotalSeconds:f1} s.");
        Assert.Empty(open.Complaints);
    }

    /// <summary>The moments of the last look that told of no lost node and of the first that did, and what it told.</summary>
    private static async Task<(DateTimeOffset Before, DateTimeOffset First, LostNodeAnswer Lost)> FirstThatTellsOfALostNode(Uri address)
    {
        using var client = new HttpClient { BaseAddress = address };
        using var reader = await EventReader.Open(client);
        var (before, at) = (DateTimeOffset.MinValue, DateTimeOffset.MinValue);
        while (true)
        {
            var data = (await reader.Next()).Data;
            (before, at) = (at, data.TryGetProperty("progress", out var progress) ? progress.GetProperty("at").GetDateTimeOffset() : at);
            if (data.TryGetProperty("troubles", out var troubles) && troubles.Deserialize<TroublesAnswer>(LiveJson.Options) is { Lost: [var lost, ..] })
            {
                return (before, at, lost);
            }
        }
    }

    public void Dispose() => _workshop.Dispose();
}
