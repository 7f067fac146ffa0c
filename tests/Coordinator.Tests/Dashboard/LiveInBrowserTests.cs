using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ActorSearch.Coordinator.Dashboard.Answers;
using ActorSearch.Coordinator.Tests.Cluster;
using ActorSearch.Coordinator.Tests.EndToEnd;
using ActorSearch.Coordinator.Tests.Reporting.Html;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace ActorSearch.Coordinator.Tests.Dashboard;

/// <summary>A real search of a real process in a real browser.</summary>
public sealed class LiveInBrowserTests(ITestOutputHelper output) : IDisposable
{
    /// <summary>Each training waits after its first epoch for the file <c>go</c>, so that what is seen of it does not depend on the clock.</summary>
    private const string Held = """"
        name = watched
        data.kind = none
        objective {
          kind = command
          run = [sh, -c, """
            echo '{"epoch": 1, "loss": {variant}.{fold}}'
            until [ -e go ]; do sleep 0.05; done
            echo '{"epoch": 2, "loss": {variant}.{fold}}'
            echo '{"result": {}}'
            """]
        }
        training { max-epochs = 2, early-stopping = false }
        validation { kind = k-fold, folds = 2 }
        space { variant = { int = [1, 4] } }
        refit.restarts = 1
        """";

    private readonly Workshop _workshop = new();

    [BrowserTheory]
    [InlineData(390)]
    [InlineData(1400)]
    public async Task A_search_is_seen_from_its_first_folds_to_its_end(int width)
    {
        using var served = await ServedSearch.Paused(_workshop, Held, slots: 2);
        await using var open = await Chromium.Open($"{served.Address}#token={served.Token}", width);

        await Shows(open, "#state", "live");
        await Shows(open, "#bar-words", "of 8 folds");
        await Shows(open, "#bar-words", "paused");
        Assert.DoesNotContain("token", open.Page.Url, StringComparison.Ordinal);
        await open.Page.ClickAsync("#resume");
        await Shows(open, "#said", "Resumed. New trainings start again.");
        await Shows(open, "#nodes-list .node li", "epoch");
        await open.Page.ClickAsync("#pause");
        await Shows(open, "#bar-words", "paused");
        _workshop.Write("go", "");
        await Shows(open, "#ranking-table tbody", "2 of 2");
        await open.Page.WaitForSelectorAsync("#best[data-drawn=true]");
        await open.Page.ClickAsync("#resume");
        await Shows(open, "#outcome", "The search is finished: the winner is configuration");
        await Shows(open, "#bar-words", "8 of 8 folds, 100 %");
        await Shows(open, "#log-lines", "RefitTrained");

        Assert.Equal(4, await open.Page.Locator("#ranking-table tbody tr").CountAsync());
        Assert.Equal("1", await open.Page.Locator("#ranking-table tbody tr:first-child th").InnerTextAsync());
        Assert.True(await open.Page.Locator("#pause").IsDisabledAsync());
        await NothingBeyondTheEdge(open, width);
        Assert.Empty(open.Complaints);
        Assert.All(open.Requests, request => Assert.StartsWith(served.Address.ToString(), request, StringComparison.Ordinal));
        (await served.Process.End()).With(0);
    }

    [BrowserTheory]
    [InlineData(390)]
    [InlineData(1400)]
    public async Task What_a_search_saves_and_may_gain_and_its_front_are_seen_while_it_runs(int width)
    {
        await Seen(
            width, "#survival",
            "search { strategy = auto, samples = 2000, folds = race, epochs = halving }, space.model.variant = { int = [1, 100000] }",
            ("#saved", "stopped before the last epoch: not among the better ones after 1 or 2 or 6 epochs"),
            ("#saved", "not trained: cannot win, or trail the best by more than chance"),
            ("#survival-words", "After so many epochs: 1, "),
            ("#cards", "expected improvement of the best score"));
        await Seen(
            width, "#front",
            "selection.metrics = [loss, epochs], search { strategy = random, samples = 2000 }, space { model.variant { int = [1, 100000] }, training.max-epochs { int = [1, 20] } }",
            ("#front-words", "on the front: not worse than another one in all of loss, epochs."));
    }

    [BrowserFact]
    public async Task A_configuration_is_shown_in_full_and_all_of_them_in_pages()
    {
        using var served = await ServedSearch.Paused(_workshop, ServedSearch.Experiment(ServedSearch.Endless));
        await served.Ask("resume", "working");
        await using var open = await Chromium.Open(served.Address.ToString(), 390);

        await Shows(open, "#ranking-table tbody", "2 of 2");
        await open.Page.Locator("#ranking-table tbody tr button").First.ClickAsync();
        await Shows(open, "#details-body", "The folds of this configuration");
        await open.Page.WaitForSelectorAsync("#curves[data-drawn=true]");
        await NothingBeyondTheEdge(open, 390);
        await open.Page.Keyboard.PressAsync("Escape");
        await open.Page.ClickAsync("#all");
        await Shows(open, "#details-body", "with a counted fold");

        Assert.Empty(open.Complaints);
    }

    [BrowserFact]
    public async Task Who_has_no_token_is_asked_for_it_and_then_acts()
    {
        using var served = await ServedSearch.Paused(_workshop, ServedSearch.Experiment(ServedSearch.Endless));
        await using var open = await Chromium.Open(served.Address.ToString(), 1400);

        await open.Page.ClickAsync("#nodes-list .node button");
        await Shows(open, "#access-words", "Actions need the token");
        await open.Page.FillAsync("#token", served.Token!);
        await open.Page.Keyboard.PressAsync("Enter");
        await Shows(open, "#said", "Node local gets no new work");
        await Shows(open, "#nodes-list .node", "Work again");

        Assert.All(open.Complaints, complaint => Assert.Contains("401", complaint, StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task The_log_is_filtered_by_weight_and_text()
    {
        using var served = await ServedSearch.Paused(_workshop, ServedSearch.Experiment(ServedSearch.Endless));
        await using var open = await Chromium.Open(served.Address.ToString(), 1400);
        await Shows(open, "#log-lines", "NodeJoined");

        await open.Page.FillAsync("#log-text", "paused");
        await Shows(open, "#log-lines", "Asked: Paused");
        Assert.Equal(0, await open.Page.Locator("#log-lines li", new() { HasText = "NodeJoined" }).CountAsync());
        await open.Page.SelectOptionAsync("#log-level", "error");
        Assert.Equal(0, await open.Page.Locator("#log-lines li").CountAsync());

        Assert.Empty(open.Complaints);
    }

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
        await Shows(open, "#bar-words", "of 4,000 folds");
        await Shows(open, "#ranking-table tbody", "2 of 2");

        first.Process.Kill();
        await Shows(open, "#state", "no connection");
        await open.Page.UnrouteAllAsync();
        using var second = await ServedSearch.Start(_workshop, command);
        await second.Ask("pause", "paused");

        await Shows(open, "#state", "live");
        await Shows(open, "#bar-words", "paused");
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
        await Shows(open, "#nodes-list .node li", "epoch");
        var firstThatTells = FirstThatTellsOfALostNode(served.Address);

        trainer.Kill();
        await Shows(open, "#troubles-words", "1 node lost");
        var shown = DateTimeOffset.Parse(await open.Page.EvaluateAsync<string>("() => document.querySelector('#state').dataset.at"), CultureInfo.InvariantCulture);
        await Shows(open, "#nodes-words", "No node is connected.");

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

    private static async Task Seen(int width, string chart, string search, params (string Place, string Words)[] texts)
    {
        using var workshop = new Workshop();
        using var served = await ServedSearch.Paused(
            workshop, $"{search}, name = seen, data {{ kind = noisy-curve, rows = 20 }}, model {{ kind = noop, milliseconds = 2 }}, training {{ max-epochs = 20, early-stopping = false }}, validation.folds = 3");
        await served.Ask("resume", "working");
        await using var open = await Chromium.Open(served.Address.ToString(), width);
        foreach (var (place, words) in texts) await Shows(open, place, words);
        await open.Page.WaitForSelectorAsync($"{chart}[data-drawn=true]");
        Assert.Equal(1, await open.Page.Locator("#course figure:visible").CountAsync());
        await NothingBeyondTheEdge(open, width);
        Assert.Empty(open.Complaints);
    }

    private static Task<IJSHandle> Shows(OpenPage open, string place, string words) => open.Page.WaitForFunctionAsync(
        "([place, words]) => [...document.querySelectorAll(place)].some(one => one.textContent.includes(words))", new[] { place, words });

    private static async Task NothingBeyondTheEdge(OpenPage open, int width)
    {
        Assert.Empty(await open.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('body *')]
              .filter(one => !one.closest('.wide *, pre, svg, .skip') && one.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)
              .map(one => `${one.tagName}#${one.id}.${one.className}`)
            """));
        Assert.Equal(width, await open.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }
}
