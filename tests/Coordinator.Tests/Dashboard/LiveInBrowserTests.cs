using ActorSearch.Coordinator.Tests.EndToEnd;
using ActorSearch.Coordinator.Tests.Reporting.Html;
using ActorSearch.Coordinator.Tests.Wording;
using Microsoft.Playwright;

namespace ActorSearch.Coordinator.Tests.Dashboard;

/// <summary>A real search of a real process in a real browser.</summary>
public sealed class LiveInBrowserTests : IDisposable
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
    [InlineData(1000)]
    [InlineData(1400)]
    public async Task A_search_is_seen_from_its_first_folds_to_its_end(int width)
    {
        using var served = await ServedSearch.Paused(_workshop, Held, slots: 2);
        await using var open = await Chromium.Open($"{served.Address}#token={served.Token}", width);

        await open.Shows("#state", "live");
        await open.Shows("#bar-words", "of 8 folds");
        await open.Shows("#bar-words", "paused");
        Assert.DoesNotContain("token", open.Page.Url, StringComparison.Ordinal);
        await open.Page.ClickAsync("#resume");
        await open.Shows("#said", "Resumed. New trainings start again.");
        await open.Shows("#nodes-list .node li", "epoch");
        await open.Page.Locator("#learning").ScrollIntoViewIfNeededAsync();
        await open.Shows("#learning-words", "No configuration has all its folds yet.");
        await open.Page.ClickAsync("#pause");
        await open.Shows("#bar-words", "paused");
        _workshop.Write("go", "");
        await open.Shows("#ranking-table tbody", "2 of 2");
        await open.Page.WaitForSelectorAsync("#best[data-drawn=true]");
        await open.Page.Locator("#slots").ScrollIntoViewIfNeededAsync();
        await open.Shows("#slots-chart .ytick", "slot 1");
        await open.Page.Locator("#learning").ScrollIntoViewIfNeededAsync();
        await open.Shows("#learning-chart .legendtext", "the best so far");
        Assert.EndsWith("band", (await open.Page.Locator("#learning-chart .legend").TextContentAsync())!.Trim(), StringComparison.Ordinal);
        await InColours(open, ColorScheme.Dark, "rgb(230, 233, 236)");
        await NothingBeyondTheEdge(open, width);
        await InColours(open, ColorScheme.Light, "rgb(27, 31, 36)");
        await open.Page.ClickAsync("#resume");
        await open.Shows("#outcome", "The search is finished: the winner is configuration");
        await open.Shows("#bar-words", "8 of 8 folds, 100 %");
        await open.Shows("#log-lines", "RefitTrained");

        Assert.Equal(4, await open.Page.Locator("#ranking-table tbody tr").CountAsync());
        Assert.Equal("1", await open.Page.Locator("#ranking-table tbody tr:first-child th").InnerTextAsync());
        foreach (var action in (string[])["#pause", "#stop"]) Assert.True(await open.Page.Locator(action).IsDisabledAsync());
        await NothingBeyondTheEdge(open, width);
        // The program ends soon after its search, and the page looks for it again.
        Assert.All(open.Complaints, complaint => Assert.Contains("ERR_CONNECTION_REFUSED", complaint, StringComparison.Ordinal));
        Assert.All(open.Requests, request => Assert.StartsWith(served.Address.ToString(), request, StringComparison.Ordinal));
        (await served.Process.End()).With(0);
    }

    [BrowserFact]
    public Task What_a_search_saves_and_may_gain_is_seen_while_it_runs() => Seen(
        "#survival",
        "search { strategy = gp, samples = 1000000, folds = race, epochs = halving }, space.model.variant = { int = [1, 100000] }",
        ("#saved", "pruned before the last epoch: not among the better ones after 1, 2 or 6 epochs"),
        ("#saved", "not trained: cannot win, or trail the best by more than chance"),
        ("#survival-words", "After so many epochs: 1, "),
        ("#cards", "expected improvement of the best score"));

    [BrowserFact]
    public Task The_front_of_a_search_is_seen_while_it_runs() => Seen(
        "#front",
        "selection.metrics = [loss, epochs], search { strategy = random, samples = 1000000 }, space { model.variant { int = [1, 100000] }, training.max-epochs { int = [1, 20] } }",
        ("#front-words", "on the front: not worse than another one in all of loss, epochs."));

    [BrowserFact]
    public async Task A_configuration_is_shown_in_full_and_all_of_them_in_pages()
    {
        using var served = await ServedSearch.Paused(_workshop, ServedSearch.Experiment(ServedSearch.Endless));
        await served.Ask("resume", "working");
        await using var open = await Chromium.Open(served.Address.ToString(), 390);

        await open.Shows("#ranking-table tbody", "2 of 2");
        await open.Page.Locator("#space").ScrollIntoViewIfNeededAsync();
        await open.Shows("#space-chart .legendtext", "the best so far");
        await open.Page.Locator("#ranking-table tbody tr button").First.ClickAsync();
        await open.Shows("#details-body", "The folds of this configuration");
        await open.Page.WaitForSelectorAsync("#curves[data-drawn=true]");
        await NothingBeyondTheEdge(open, 390);
        await open.Page.Keyboard.PressAsync("Escape");
        await open.Comes("() => location.search === ''");
        await open.Page.ClickAsync("#all");
        await open.Shows("#details-body", "with a counted fold");
        await open.Page.Locator("#details-body select").First.SelectOptionAsync("scored");
        await open.Shows("#details-body", "and status scored, by rank");
        await using var link = await Chromium.Open(open.Page.Url, 1400);
        await link.Shows("#details-body", "and status scored, by rank");

        Assert.EndsWith("?all=0&status=scored", open.Page.Url, StringComparison.Ordinal);
        Assert.Empty(link.Complaints);

        Assert.Empty(open.Complaints);
    }

    [BrowserFact]
    public async Task Every_table_can_be_downloaded_and_notes_are_shown()
    {
        using var served = await ServedSearch.Paused(_workshop, ServedSearch.Experiment(ServedSearch.Endless));
        _workshop.Write("out/notes.md", "Second try, <b>warmer</b>.");
        await using var open = await Chromium.Open($"{served.Address}#token={served.Token}", 1000);
        await open.Shows("#notes", "Second try, <b>warmer</b>.");

        foreach (var table in await open.Page.Locator("#tables a").AllInnerTextsAsync())
        {
            var download = await open.Page.RunAndWaitForDownloadAsync(() => open.Page.GetByText(table, new() { Exact = true }).ClickAsync());
            Assert.Equal($"watched-{table}", download.SuggestedFilename);
            Assert.Matches("^[\\w.]+,", await File.ReadAllTextAsync((await download.PathAsync())!));
        }

        Assert.Empty(open.Complaints);
    }

    [BrowserFact]
    public async Task Who_has_no_token_is_asked_for_it_and_then_acts()
    {
        using var served = await ServedSearch.Paused(_workshop, ServedSearch.Experiment(ServedSearch.Endless));
        await using var open = await Chromium.Open(served.Address.ToString(), 1400);

        await open.Page.ClickAsync("#nodes-list .node button");
        await open.Shows("#access-words", "Actions need the token");
        await open.Page.FillAsync("#token", served.Token!);
        await open.Page.Keyboard.PressAsync("Enter");
        await open.Shows("#said", "Node local gets no new work");
        await open.Shows("#nodes-list .node", "Work again");

        Assert.All(open.Complaints, complaint => Assert.Contains("401", complaint, StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task The_log_is_filtered_by_weight_and_text_and_figures_are_those_of_the_program()
    {
        using var served = await ServedSearch.Paused(_workshop, ServedSearch.Experiment(ServedSearch.Endless));
        await using var open = await Chromium.Open(served.Address.ToString(), 1400);
        await open.Shows("#log-lines", "NodeJoined");

        await open.Page.FillAsync("#log-text", "paused");
        await open.Shows("#log-lines", "Asked: Paused");
        Assert.Equal(0, await open.Page.Locator("#log-lines li", new() { HasText = "NodeJoined" }).CountAsync());
        await open.Page.SelectOptionAsync("#log-level", "error");
        Assert.Equal(0, await open.Page.Locator("#log-lines li").CountAsync());
        await using var link = await Chromium.Open(open.Page.Url, 1400);
        await link.Shows("#log-count", "0 lines");

        // The function that all charts and tables of the pages write their numbers with.
        Assert.Equal(
            FiguresTests.Shown.Select(row => (string)row[1]),
            await open.Page.EvaluateAsync<string[]>("numbers => numbers.map(figure)", FiguresTests.Shown.Select(row => (double)row[0]).ToArray()));

        Assert.EndsWith("?text=paused&level=error", open.Page.Url, StringComparison.Ordinal);
        Assert.Empty(open.Complaints);
    }

    public void Dispose() => _workshop.Dispose();

    // The search has no end, and each moment of it costs processor time: one search for all widths.
    private async Task Seen(string chart, string search, params (string Place, string Words)[] texts)
    {
        using var served = await ServedSearch.Paused(
            _workshop, $"{search}, name = seen, data {{ kind = noisy-curve, rows = 20 }}, model {{ kind = noop, milliseconds = 2 }}, training {{ max-epochs = 20, early-stopping = false }}, validation.folds = 3");
        await served.Ask("resume", "working");
        foreach (var width in (int[])[390, 1400])
        {
            await using var open = await Chromium.Open(served.Address.ToString(), width);
            foreach (var (place, words) in texts) await open.Shows(place, words);
            await open.Page.WaitForSelectorAsync($"{chart}[data-drawn=true]");
            Assert.Equal(1, await open.Page.Locator("#course figure:visible").CountAsync());
            await NothingBeyondTheEdge(open, width);
            Assert.Empty(open.Complaints);
        }
    }

    // Charts take the colours of the paper without a new load.
    private static async Task InColours(OpenPage open, ColorScheme scheme, string ink)
    {
        await open.Page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        await open.Comes(
            "ink => [...document.querySelectorAll('.chart[data-drawn] .xtitle')].length > 2 && [...document.querySelectorAll('.chart[data-drawn] .xtitle')].every(one => getComputedStyle(one).fill === ink)", ink);
    }

    private static async Task NothingBeyondTheEdge(OpenPage open, int width)
    {
        Assert.Empty(await open.BeyondTheEdge());
        Assert.Equal(width, await open.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }
}
