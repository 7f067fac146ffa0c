using System.Globalization;
using ActorSearch.Coordinator.Reporting.Html;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.Coordinator.Tests.Reporting.Html;

/// <summary>What an exacting eye looks for: digits, units, columns within the window, captions that are true.</summary>
public sealed class ReadableReportTests(OpenPages pages) : IClassFixture<OpenPages>, IDisposable
{
    private const string Decay = "optimizer.weight-decay";

    private readonly TemporaryFolder _folder = new();

    [BrowserTheory]
    [InlineData(390)]
    [InlineData(1000)]
    [InlineData(1400)]
    public async Task Numbers_of_a_random_search_are_rounded_and_plain_everywhere(int width)
    {
        var open = await Look(width);
        await open.SeeAll();

        Assert.Equal("0.00000423", (await open.Column("learning-rate"))[0]);
        var texts = await open.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('main :not(script):not(pre):not(code)')].flatMap(one => [...one.childNodes]).filter(one => one.nodeType === 3).map(one => one.textContent)");
        Assert.DoesNotContain(texts, text => text.Contains('µ', StringComparison.Ordinal) || System.Text.RegularExpressions.Regex.IsMatch(text, @"[1-9][0-9.]{9,}"));
        Assert.Empty(await open.BeyondTheEdge());
        Assert.Empty(open.Complaints);
    }

    [BrowserTheory]
    [InlineData(390)]
    [InlineData(1400)]
    public async Task The_score_stands_within_the_window(int width)
    {
        var open = await Look(width);

        var right = await open.Page.EvaluateAsync<double>(
            "() => [...document.querySelectorAll('#ranking-table th')].find(one => one.textContent.startsWith('Mean validation loss')).getBoundingClientRect().right");

        Assert.InRange(right, 0, width);
    }

    [BrowserFact]
    public async Task At_1400_pixels_no_column_is_cut_off()
    {
        var open = await Look(1400);

        Assert.False(await open.Page.EvaluateAsync<bool>("() => { const wide = document.querySelector('#ranking-table').closest('.wide'); return wide.scrollWidth > wide.clientWidth + 1; }"));
    }

    [BrowserFact]
    public async Task Every_chart_is_drawn_though_nobody_scrolls()
    {
        await using var open = await Chromium.Open(pages.File(nameof(Random), WriteRandom), 1400);

        await open.Page.WaitForSelectorAsync("html[data-drawn=true]", new() { State = Microsoft.Playwright.WaitForSelectorState.Attached });

        Assert.Equal(0, await open.Page.Locator(".chart:not([data-drawn=true])").CountAsync());
        Assert.Empty(open.Complaints);
    }

    [BrowserFact]
    public async Task The_colours_of_a_heat_map_are_no_wider_spread_than_the_noise()
    {
        // Means from 1.05 to 1.1375; folds differ by much more, and by how much is luck.
        var study = Of(8, i => (0.05f + (i / 80f) + Luck(i), 2.05f + (i / 80f) - Luck(i)));
        await using var open = await Open(study, 1400);
        await open.SeeAll();

        var range = await open.Page.EvaluateAsync<double[]>("() => { const trace = document.getElementById('pairs').data[0]; return [trace.zmin, trace.zmax]; }");

        Assert.Equal(1.05, range[0], 1);
        Assert.True(range[1] - range[0] > 1, $"{range[0]} to {range[1]}");
        Assert.NotEqual(0, await open.Page.Locator("#pairs .colorbar").CountAsync());
        Assert.Contains("no hyperparameter explains more than chance does", await open.Page.InnerTextAsync("#importance-words"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_drawn_is_said()
    {
        var few = SomeReport.WriteTo(_folder.Path, Random(300));
        Assert.DoesNotContain("configurations are drawn", File.ReadAllText(few), StringComparison.Ordinal);

        var many = File.ReadAllText(SomeReport.WriteTo(_folder.Path, Random(2500)));

        Assert.Contains("400 of 2,500 configurations are drawn", many, StringComparison.Ordinal);
        Assert.Contains("2,000 of 2,500 configurations are drawn", many, StringComparison.Ordinal);
    }

    [BrowserTheory]
    [InlineData(390)]
    [InlineData(1400)]
    public async Task Extreme_names_and_numbers_stay_within_the_window(int width)
    {
        var names = Enumerable.Range(0, 30).Select(i => i == 0 ? "model." + new string('x', 90) : $"model.größe-学習-{i}").ToArray();
        var space = new SearchSpace([.. names.Select(name => new Dimension(name, new DimensionValues.LogUniform(1e-12, 1e9), []))]);
        var results = Enumerable.Range(0, 6).SelectMany(i => new[] { Some.Scored(i, 0, 1e-12f * (i + 1)), i == 5 ? Some.Failed(i, 1) : Some.Scored(i, 1, 1e9f * (i + 1)) }).ToArray();
        var study = SomeReport.Of(space, results, i => Some.Choices([.. names.Select((name, n) => (name, (1e-12 * Math.Pow(10, (3 * i) + (n % 3)) * 1.23456789).ToString("R", CultureInfo.InvariantCulture)))]));
        await using var open = await Open(study, width);
        await open.SeeAll();

        Assert.Empty(open.Complaints);
        Assert.Empty(await open.BeyondTheEdge());
    }

    [BrowserFact]
    public async Task One_configuration_on_one_row_of_results_has_its_charts()
    {
        var study = SomeReport.Of(Some.Space(SomeReport.Rate), [Some.Scored(0, 0, 1e-12f, epochs: 1), Some.Scored(0, 1, 1e9f, epochs: 1)], _ => Some.Choices((SomeReport.Rate, "0.1")));
        await using var open = await Open(study, 1000);
        await open.SeeAll();

        Assert.Empty(open.Complaints);
        Assert.Empty(await open.BeyondTheEdge());
    }

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private Task<OpenPage> Open(ReportStudy study, int width) => Chromium.Open(SomeReport.WriteTo(_folder.Path, study), width);

    private Task<OpenPage> Look(int width) => pages.Look(nameof(Random), width, WriteRandom);

    private static string WriteRandom(string folder) => SomeReport.WriteTo(folder, Random(24));

    private static float Luck(int configuration) => configuration == 0 ? 0 : 0.1f * (1 + (configuration * 3 % 8));

    private static ReportStudy Random(int count) => Of(count, i => (1 + (i / 10f), 1.1f + (i / 10f)));

    private static ReportStudy Of(int count, Func<int, (float First, float Second)> losses)
    {
        var space = new SearchSpace(
        [
            new Dimension(SomeReport.Rate, new DimensionValues.LogUniform(0.000001, 0.1), []),
            new Dimension(Decay, new DimensionValues.Uniform(0, 0.01), []),
            new Dimension(SomeReport.Activation, new DimensionValues.Listed(["relu", "tanh"]), []),
        ]);
        var results = Enumerable.Range(0, count).SelectMany(i => new[] { Some.Scored(i, 0, losses(i).First), Some.Scored(i, 1, losses(i).Second) }).ToArray();
        return SomeReport.Of(space, results, i => Some.Choices(
            (SomeReport.Rate, (4.229895444362894E-06 * Math.Pow(1.3, i % 24) * (1 + (i / 24 / 1000.0))).ToString("R", CultureInfo.InvariantCulture)),
            (Decay, (0.01 * ((i * 7919) % 1009) / 1013.0).ToString("R", CultureInfo.InvariantCulture)),
            (SomeReport.Activation, i % 2 == 0 ? "relu" : "tanh")));
    }
}
