using ActorSearch.Coordinator.Reporting.Files;
using ActorSearch.Coordinator.Reporting.Html;
using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.Storage.Sqlite;

namespace ActorSearch.Coordinator.Tests.Reporting.Html;

/// <summary>Charts of real searches: what was left to the best, what survived, the score over two settings, and the front of several goals.</summary>
public sealed class CourseInBrowserTests : IDisposable
{
    private const string Small = """
        name = course, seed = 3
        data { kind = noisy-curve, rows = 40 }
        validation.folds = 3
        training { max-epochs = 12, batch-size = 8, patience = 4 }
        refit { kind = all-rows, restarts = 1 }
        search { strategy = tpe, samples = 24, ahead = 3 }
        space {
          optimizer.learning-rate { log-uniform = [1e-5, 1e-1] }
          optimizer.weight-decay { uniform = [0, 0.1] }
          model.hidden = [[2], [8], [32]]
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [BrowserTheory]
    [InlineData(390, new[] { "front", "hypervolume", "contour", "regret" }, "selection.metrics=[loss, parameters]")]
    [InlineData(1400, new[] { "contour", "survival" }, "search.epochs=halving", "search.folds=exact", "search.reduction=2")]
    public async Task Every_chart_is_drawn_without_an_error_or_anything_beyond_the_edge(int width, string[] charts, params string[] overrides)
    {
        Assert.IsType<SearchEnd.Finished>(await Search.RunAsync(_folder.At("a"), Search.Experiment(Small, overrides)));
        using (var reader = Search.Right(SqliteReader.Open(_folder.At("a"))))
        {
            ReportFile.Write(_folder.At("report.html"), reader, null, new OutputFiles(_folder.Path));
        }

        await using var open = await Chromium.Open(_folder.At("report.html"), width);
        await open.SeeAll();

        Assert.Empty(open.Complaints);
        Assert.Superset(charts.ToHashSet(), (await open.Drawn()).ToHashSet());
        Assert.Empty(await open.BeyondTheEdge());
        Assert.Contains("PED-ANOVA", await open.Page.TextContentAsync("#space"), StringComparison.Ordinal);
    }
}
