using ActorSearch.Coordinator.Reporting.Files;
using ActorSearch.Coordinator.Reporting.Html.Runs;

namespace ActorSearch.Coordinator.Tests.Reporting.Html.Runs;

/// <summary>Two runs side by side, as a reader sees them.</summary>
public sealed class RunsInBrowserTests : IDisposable
{
    private const string Hostile = "<script>alert(1)</script>";

    private readonly TemporaryFolder _folder = new();

    [BrowserTheory]
    [InlineData(390)]
    [InlineData(1400)]
    public async Task Both_runs_are_drawn_without_an_error_a_request_or_anything_beyond_the_edge(int width)
    {
        await using var open = await Chromium.Open(Pair("first", "second"), width);

        await open.SeeAll();

        Assert.Empty(open.Complaints);
        Assert.StartsWith("file:", Assert.Single(open.Requests), StringComparison.Ordinal);
        Assert.Equal(["best-so-far", "both"], await open.Drawn());
        Assert.Empty(await open.BeyondTheEdge());
        Assert.Equal(width, await open.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        Assert.Equal(["At a glance", "What differs", "The best so far", "Common configurations"], await open.Page.Locator("section > h2").AllInnerTextsAsync());
        Assert.Equal(["1", "1"], (await open.Page.Locator("#common table tbody tr").First.Locator("td").AllInnerTextsAsync()).Take(2));
    }

    [BrowserFact]
    public async Task Foreign_texts_are_shown_and_never_run()
    {
        await using var open = await Chromium.Open(Pair(Hostile, "second"), 1400);

        await open.SeeAll();

        Assert.Empty(open.Complaints);
        Assert.Equal(3, await open.Page.Locator("script").CountAsync());
        Assert.Contains(Hostile, await open.Page.InnerTextAsync("h1"), StringComparison.Ordinal);
        Assert.Contains(Hostile, string.Concat(await open.Page.Locator("#best-so-far svg").AllTextContentsAsync()), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string Pair(string a, string b)
    {
        var pair = Search.Right(RunPair.Compare(SomeRun.Of(a, SomeRun.Rates3, 3), SomeRun.Of(b, SomeRun.Rates3, 3)));
        var file = _folder.At("comparison.html");
        AtomicFile.Write(file, stream => RunPairFile.Write(stream, pair));
        return file;
    }
}
