using ActorSearch.Coordinator.Reporting.Html.Net;
using ActorSearch.TrainerNode.Data;
using Microsoft.Playwright;

namespace ActorSearch.Coordinator.Tests.Reporting.Html.Net;

/// <summary>What a reader sees of a net that tells classes apart.</summary>
public sealed class NetInBrowserTests(OpenPages pages) : IClassFixture<OpenPages>, IDisposable
{
    private const string Hostile = "<script>alert(1)</script>";
    private static readonly string[] Names = ["sour", "sweet", Hostile];

    private readonly TemporaryFolder _folder = new();

    [BrowserTheory]
    [InlineData(390)]
    [InlineData(1400)]
    public async Task Every_chart_of_classes_is_drawn_without_an_error_a_request_or_anything_beyond_the_edge(int width)
    {
        var open = await Look(width);

        await open.SeeAll();

        Assert.Empty(open.Complaints);
        Assert.StartsWith("file:", Assert.Single(open.Requests), StringComparison.Ordinal);
        Assert.Superset(new HashSet<string> { "training", "confusion", "weights", "softmax", "map", "values" }, (await open.Drawn()).ToHashSet());
        Assert.Empty(await open.BeyondTheEdge());
        Assert.Equal(width, await open.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    [BrowserFact]
    public async Task Sections_and_their_texts_are_there()
    {
        var open = await Look(1400);

        var sections = await open.Page.Locator("section > h2").AllInnerTextsAsync();

        Assert.Equal(["Classification", "Inside the net"], sections.Skip(6).Take(2));
        Assert.Contains("predicts 5 of 6 test rows correctly: accuracy 83.3 %", await open.Page.InnerTextAsync("#classes"), StringComparison.Ordinal);
        Assert.Contains("sour as sweet (1 time)", await open.Page.InnerTextAsync("#classes"), StringComparison.Ordinal);
        Assert.All(await open.Page.Locator("img").AllAsync(), image => Assert.NotEmpty(image.GetAttributeAsync("alt").Result!));
        Assert.Equal(0, await open.Page.EvaluateAsync<int>("() => [...document.images].filter(image => !image.complete || image.naturalWidth === 0).length"));
    }

    [BrowserFact]
    public async Task A_class_with_markup_for_a_name_is_shown_and_never_run()
    {
        await using var open = await Open(1400, SomeNet.Numbers(Hostile, Names));

        await open.SeeAll();
        await open.Page.FillAsync("#map-row", "2");

        Assert.Empty(open.Complaints);
        Assert.Equal(3, await open.Page.Locator("script").CountAsync());
        foreach (var place in new[] { "#confusion svg", "#softmax svg", "#map svg" })
        {
            // Axes and legends shorten long names.
            Assert.Contains(Hostile[..7], string.Concat(await open.Page.Locator(place).AllTextContentsAsync()), StringComparison.Ordinal);
        }

        Assert.Equal($"row 2: {Hostile} ({Hostile} 2, size 2.5)", await open.Page.InnerTextAsync("#map-shown"));
        foreach (var place in new[] { "#classes table", "#inside table" })
        {
            Assert.Contains(Hostile, string.Concat(await open.Page.Locator(place).AllTextContentsAsync()), StringComparison.Ordinal);
        }
    }

    [BrowserFact]
    public async Task The_image_of_a_row_is_under_the_pointer_and_at_the_row_s_number()
    {
        var open = await Look(1400);
        await open.Page.Locator("#map").ScrollIntoViewIfNeededAsync();
        await open.Page.WaitForSelectorAsync("#map[data-drawn=true]");

        await open.Page.FillAsync("#map-row", "0");
        Assert.Equal("row 0: sour, predicted as sweet", await open.Page.InnerTextAsync("#map-shown"));
        Assert.Equal("image of row 0", await open.Page.GetAttributeAsync("#map-shown .pixels", "aria-label"));

        var point = (await open.Page.Locator("#map .scatterlayer .trace").First.Locator("path.point").First.BoundingBoxAsync())!;
        await open.Page.Mouse.MoveAsync(point.X + (point.Width / 2), point.Y + (point.Height / 2), new() { Steps = 4 });
        await open.Page.WaitForSelectorAsync("#map-pointer:not([hidden]) .pixels");
        Assert.StartsWith("row ", await open.Page.InnerTextAsync("#map-pointer"), StringComparison.Ordinal);
        Assert.Empty(await open.BeyondTheEdge());
    }

    [BrowserFact]
    public async Task A_map_of_some_rows_knows_which_they_are()
    {
        var all = SomeNet.Analysis(Names);
        int[] rows = [1, 3, 5];
        var some = all with { Tsne = new NetMap(1, 0.25, rows, [.. rows.Select(row => row % 3)], [.. rows.Select(row => row % 3)], [0, 0, 1, 2, 2, 1]) };
        await using var open = await Open(1400, SomeNet.Numbers("colour", Names), some);
        await open.SeeAll();

        foreach (var (asked, shown) in new[] { ("3", "row 3: sour (colour 3, size 3.5)"), ("4", "row 3: sour (colour 3, size 3.5)"), ("0", "row 1: sweet (colour 1, size 1.5)") })
        {
            await open.Page.FillAsync("#map-row", asked);
            Assert.Equal(shown, await open.Page.InnerTextAsync("#map-shown"));
        }

        Assert.Contains("3 of 6, in proportion to the classes", await open.Page.InnerTextAsync("#inside"), StringComparison.Ordinal);
        Assert.Empty(open.Complaints);
    }

    [BrowserFact]
    public async Task Rows_that_were_asked_for_are_not_called_look_alikes()
    {
        var all = SomeNet.Analysis(Names);
        var asked = all with { Chosen = [.. all.Chosen.Append(all.Chosen[0]).Select(row => row with { Why = "asked" })] };
        var chosen = await Look(1400);
        Assert.StartsWith(
            "Two rows of different classes that the net distinguishes although they look nearly the same to it, and the mistake with the highest probability.",
            await chosen.Page.InnerTextAsync("#layers > p"), StringComparison.Ordinal);

        await using var open = await Open(1400, SomeNet.Images(Names), asked);

        Assert.StartsWith("All pictures of a layer", await open.Page.InnerTextAsync("#layers > p"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Mistakes_of_a_table_are_its_rows()
    {
        await using var open = await Open(1400, SomeNet.Numbers("colour", Names));

        var mistakes = await open.Page.GetByRole(AriaRole.Region, new() { NameRegex = new("highest probability") }).Locator("tbody td, tbody th").AllInnerTextsAsync();

        Assert.Equal(["0", "sour", "sweet", "87.5 %", "colour 0, size 0.5"], mistakes);
    }

    [BrowserFact]
    public async Task Accuracy_ranks_where_it_selects_and_less_of_it_is_worse()
    {
        await using var open = await Open(1400, null);

        Assert.Equal(["0", "1"], await open.Column("No."));
        Assert.Equal(["0.8500", "0.6500"], await open.Column("Mean accuracy"));
        Assert.StartsWith("−0.20", (await open.Column("Difference"))[1], StringComparison.Ordinal);
        Assert.EndsWith("worse", (await open.Column("Difference"))[1], StringComparison.Ordinal);
        Assert.Contains("Mean accuracy", await open.Page.InnerTextAsync("#glance"), StringComparison.Ordinal);
        Assert.Contains("Highest", await open.Page.InnerTextAsync("#time"), StringComparison.OrdinalIgnoreCase);
        await open.SeeAll();
        Assert.Contains("mean accuracy", string.Concat(await open.Page.Locator("#best-so-far svg").AllTextContentsAsync()), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<OpenPage> Look(int width) => pages.Look("images", width, folder => Write(folder, SomeNet.Images(Names), null));

    private Task<OpenPage> Open(int width, DataTable? rows, NetAnalysis? analysis = null) => Chromium.Open(Write(_folder.Path, rows, analysis), width);

    private static string Write(string folder, DataTable? rows, NetAnalysis? analysis) =>
        SomeReport.WriteTo(folder, SomeNet.Study(new NetInsight.Shown(analysis ?? SomeNet.Analysis(Names), rows), Names.Length));
}
