using Microsoft.Playwright;

namespace ActorSearch.Coordinator.Tests.Reporting.Html;

/// <summary>What a reader sees and does.</summary>
public class ReportInBrowserTests(OpenPages pages) : IClassFixture<OpenPages>, IDisposable
{
    private const string Hostile = "<script>alert(1)</script>";

    private readonly TemporaryFolder _folder = new();

    [BrowserTheory]
    [InlineData(390)]
    [InlineData(1000)]
    [InlineData(1400)]
    public async Task Every_chart_is_drawn_without_an_error_a_request_or_anything_beyond_the_edge(int width)
    {
        var open = await Look(width);

        await open.SeeAll();

        Assert.Empty(open.Complaints);
        Assert.StartsWith("file:", Assert.Single(open.Requests), StringComparison.Ordinal);
        Assert.Equal(
            ["importance", "parallel", "slices", "pairs", "folds", "compared", "values", "training", "prediction", "residuals", "best-so-far", "timeline"], await open.Drawn());
        Assert.Empty(await open.BeyondTheEdge());
        Assert.Equal(width, await open.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));

        // What differs between two configurations may stand at the end of their settings.
        Assert.Empty(await open.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('main *')].filter(one => getComputedStyle(one).textOverflow === 'ellipsis').map(one => one.textContent)"));
    }

    [BrowserFact]
    public async Task Every_section_is_there_and_every_chart_has_a_name_and_words()
    {
        var open = await Look(1400);

        Assert.Equal(
            ["At a glance", "Ranking", "The space", "Learning curves", "Comparisons", "The final model", "Time"],
            await open.Page.Locator("section > h2").AllInnerTextsAsync());
        foreach (var chart in await open.Page.Locator(".chart").AllAsync())
        {
            Assert.NotEmpty(await open.Page.InnerTextAsync($"#{await chart.GetAttributeAsync("aria-labelledby")}"));
            Assert.NotEmpty(await open.Page.InnerTextAsync($"#{await chart.GetAttributeAsync("aria-describedby")}"));
        }
    }

    [BrowserFact]
    public async Task A_heat_map_that_was_drawn_on_a_phone_is_as_wide_as_a_wide_page()
    {
        var open = await pages.Look(nameof(Grid), 390, Grid, "turned");
        await open.SeeAll();

        await open.Page.SetViewportSizeAsync(1400, 1000);

        await open.Comes("() => document.querySelector('#pairs .plot').getBoundingClientRect().width > 900");
        Assert.Equal(1, await open.Page.EvaluateAsync<int>("() => document.querySelectorAll('#pairs .colorbar').length"));
    }

    [BrowserFact]
    public async Task A_heading_sorts_and_sorts_back()
    {
        var open = await Handle();

        await open.SortBy("learning-rate");
        Assert.Equal(["0.01", "0.01", "0.1", "0.1", "1", "1"], await open.Column("learning-rate"));
        await open.SortBy("learning-rate");
        Assert.Equal(["1", "1", "0.1", "0.1", "0.01", "0.01"], await open.Column("learning-rate"));
        Assert.Equal("descending", await open.Page.Locator("th", new() { HasText = "learning-rate" }).First.GetAttributeAsync("aria-sort"));
    }

    [BrowserTheory]
    [InlineData("tanh", "1", "3", "5")]
    [InlineData("learning-rate<0.5 activation=relu", "0", "2")]
    [InlineData("mean>1.34", "3", "4", "5")]
    [InlineData("nothing-like-it")]
    public async Task A_filter_leaves_what_fits(string filter, params string[] left)
    {
        var open = await Handle();

        await open.Page.FillAsync("#ranking-filter", filter);

        Assert.Equal(left, (await open.Column("No.")).Order());
    }

    [BrowserFact]
    public async Task A_choice_of_a_value_filters_too()
    {
        var open = await Handle();

        await open.Page.Locator("#ranking-filters").GetByLabel("activation").SelectOptionAsync("tanh");

        Assert.Equal(["1", "3", "5"], (await open.Column("No.")).Order());
    }

    [BrowserFact]
    public async Task The_keyboard_sorts_and_brings_a_configurations_curves()
    {
        var open = await Handle();

        await open.Page.FocusAsync("#ranking-table th:nth-child(2) button");
        await open.Page.Keyboard.PressAsync("Enter");
        await open.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("5", (await open.Column("No."))[0]);
        await open.Page.FocusAsync("#ranking-table tbody tr:first-child button");
        await open.Page.Keyboard.PressAsync("Enter");

        Assert.Equal("5", await open.Page.EvaluateAsync<string>("() => document.activeElement.value"));
        await open.Page.WaitForSelectorAsync("#folds[data-drawn=true]");
        Assert.Contains("Folds of configuration 5", await open.Page.TextContentAsync("#folds-table"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_choice_of_a_hyperparameter_compares_its_values()
    {
        var open = await Handle();
        await open.SeeAll();
        Assert.Contains("activation: validation loss at the end", await open.Page.TextContentAsync("#values-table"), StringComparison.Ordinal);

        await open.Page.SelectOptionAsync("#values-setting", new SelectOptionValue { Label = "learning-rate" });
        await open.Page.SelectOptionAsync("#values-kind", "best");

        Assert.Equal(["0.01", "0.1", "1"], await open.Page.Locator("#values-table tbody th").AllTextContentsAsync());
        Assert.Equal(["2", "0", "1.050", "1.000", "1.100"], (await open.Page.Locator("#values-table tbody tr").First.Locator("td").AllTextContentsAsync()));
    }

    [BrowserFact]
    public async Task Foreign_texts_are_shown_and_never_run()
    {
        var file = SomeReport.WriteTo(_folder.Path, SomeReport.Of(["0.1", "0.01"], [Hostile, "\"><img src=x onerror=alert(2)>"], target: Hostile));
        await using var open = await Chromium.Open(file, 1400);

        await open.SeeAll();

        Assert.Empty(open.Complaints);
        Assert.Single(open.Requests);
        Assert.Contains(Hostile, await open.Column("activation"));
        Assert.Contains(Hostile, await open.Page.Locator("#prediction svg").AllTextContentsAsync().ContinueWith(texts => string.Concat(texts.Result), TaskScheduler.Default), StringComparison.Ordinal);
        Assert.Contains(Hostile, string.Concat(await open.Page.Locator("#values svg").AllTextContentsAsync()), StringComparison.Ordinal);
        Assert.Contains(Hostile, await open.Page.TextContentAsync("#values-table"), StringComparison.Ordinal);
        Assert.Contains(Hostile, await open.Page.InnerTextAsync("#residuals-words"), StringComparison.Ordinal);
        Assert.Equal(3, await open.Page.Locator("script").CountAsync());
        Assert.Equal(0, await open.Page.Locator("img").CountAsync());
    }

    [BrowserFact]
    public async Task A_search_that_has_only_failed_folds_says_so()
    {
        var study = SomeReport.Of(Some.Space(SomeReport.Rate), [Some.Failed(0, 0), Some.Failed(0, 1)], _ => Some.Choices((SomeReport.Rate, "0.1")));
        await using var open = await Chromium.Open(SomeReport.WriteTo(_folder.Path, study), 1400);

        await open.SeeAll();

        Assert.Empty(open.Complaints);
        Assert.Equal(["failed"], await open.Column("Status"));
        Assert.Contains("There is no winner: no configuration has all its folds scored", await open.Page.InnerTextAsync("#glance"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_search_that_has_just_begun_has_its_sections_and_no_error()
    {
        var study = SomeReport.Of(Some.Space(SomeReport.Rate), [], _ => []) with { Digest = null };
        await using var open = await Chromium.Open(SomeReport.WriteTo(_folder.Path, study), 390);

        await open.SeeAll();

        Assert.Empty(open.Complaints);
        Assert.Equal(7, await open.Page.Locator("section > h2").CountAsync());
    }

    [BrowserFact]
    public async Task Dark_paper_and_printing_change_the_colours()
    {
        await using var open = await Chromium.Open(pages.File(nameof(Grid), Grid), 1400);
        var light = await Paper(open);

        await open.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        Assert.NotEqual(light, await Paper(open));
        await open.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal(light, await Paper(open));

        // Printing draws what was never scrolled to.
        await open.Page.PdfAsync();
        Assert.Equal(0, await open.Page.Locator(".chart:not([data-drawn=true])").CountAsync());
        Assert.Empty(open.Complaints);
    }

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private static async Task<string> Paper(OpenPage open) =>
        await open.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");

    private Task<OpenPage> Look(int width) => pages.Look(nameof(Grid), width, Grid);

    /// <summary>A page that tests operate one after the other; each gets it with all rows shown.</summary>
    private async Task<OpenPage> Handle()
    {
        var open = await pages.Look(nameof(Grid), 1400, Grid, "handled");
        await open.Page.FillAsync("#ranking-filter", "");
        await open.Page.Locator("#ranking-filters").GetByLabel("activation").SelectOptionAsync(new SelectOptionValue { Index = 0 });
        Assert.Equal(6, (await open.Column("No.")).Length);
        return open;
    }

    private static string Grid(string folder) => SomeReport.WriteTo(folder, SomeReport.Of(["0.01", "0.1", "1"], ["relu", "tanh"]));
}
