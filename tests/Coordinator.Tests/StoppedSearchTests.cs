using ActorSearch.Coordinator.Reporting;
using ActorSearch.Coordinator.Reporting.Remarks;
using ActorSearch.Coordinator.Reporting.Tables;
using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Coordinator.Storage.Sqlite;

namespace ActorSearch.Coordinator.Tests;

/// <summary>Searches that end before their last configuration, and studies that go past it.</summary>
public sealed class StoppedSearchTests : IDisposable
{
    private const string Learning = """
        name = stopped, seed = 3
        data { kind = noisy-curve, rows = 12 }
        model.kind = noop
        validation.folds = 3
        training { max-epochs = 2, early-stopping = false }
        refit.kind = all-rows
        search { strategy = tpe, samples = 40, ahead = 2 }
        space { model.variant { int = [0, 1000000] } }
        """;

    private readonly StudyRuns _studies = new(Learning);

    public void Dispose() => _studies.Dispose();

    [Fact]
    public async Task A_search_that_the_clock_ends_says_so_and_is_repeated_by_its_samples()
    {
        var end = await RunAsync("a", "search.stop.after=1ms");
        using var reader = _studies.Read("a");
        var (view, early) = (StudyView.Read(reader), reader.Early!);

        Assert.True(early.IsByClock);
        Assert.Equal(end.Digest, (await RunAsync("b", $"search.samples={early.Configurations}")).Digest);
        Assert.Contains($"stopped after {early.Configurations} of 40 configurations: search.stop.after = 1ms is reached", Summary.Write(view, end.Selected, end.Refits, end.Kept));
        Assert.Contains("another run may end elsewhere", DigestWords.Describe(end.Digest, view), StringComparison.Ordinal);
        var remark = Assert.Single(ResultRemarks.Find(view, end.Selected, end.Refits, []), remark => remark.Id == "ended-by-clock");
        Assert.Contains($"search.samples = {early.Configurations} without search.stop.after", remark.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_resumes_gets_its_time_again_and_one_that_comes_to_its_end_was_not_stopped()
    {
        await RunAsync("a", "search.stop.after=1ms");
        var first = Early("a")!.Configurations;
        await RunAsync("a", "search.stop.after=1ms");
        var second = Early("a")!.Configurations;
        await RunAsync("a", "search.samples=12");

        Assert.InRange(second, first + 1, 40);
        Assert.Null(Early("a"));
    }

    [Fact]
    public async Task Points_that_are_added_to_a_finished_study_are_tried_or_refused()
    {
        const string Points = "search.enqueue=[{ model.variant = 123456 }, { model.variant = 654321 }]";
        await RunAsync("a", "search.samples=6");

        var refused = Assert.Throws<ArgumentException>(() => Opened("a", "search.samples=7", Points));
        var end = await RunAsync("a", "search.samples=8", Points);

        Assert.Contains(
            "search.enqueue has 2 points that are not tried yet, but 6 of search.samples = 7 configurations are: set search.samples = 8 or more.", refused.Message,
            StringComparison.Ordinal);
        using var reader = _studies.Read("a");
        Assert.Equal(["123456", "654321"], reader.Configurations().Skip(6).Select(drawn => drawn.Choices[0].Value));
        Assert.Equal(end.Digest, (await RunAsync("a", "search.samples=8", Points)).Digest);
    }

    private void Opened(string folder, params string[] overrides)
    {
        using var held = Search.Right(StudyFolder.Open(_studies.At(folder), fresh: false, StudyFile.IsOurs));
        Search.Right(SqliteStudy.Open(held, Search.Card(_studies.Experiment(overrides)))).Dispose();
    }

    private EarlyEnd? Early(string folder)
    {
        using var reader = _studies.Read(folder);
        return reader.Early;
    }

    private Task<SearchEnd.Finished> RunAsync(string folder, params string[] overrides) => _studies.RunAsync(folder, 2, overrides);
}
