using ActorSearch.Coordinator.Reporting;
using ActorSearch.Coordinator.Reporting.Files;
using ActorSearch.Coordinator.Reporting.Html;
using ActorSearch.Coordinator.Reporting.Json;
using ActorSearch.Coordinator.Reporting.Tables;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Tests.Reporting;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Tests;

/// <summary>Races with real trainings: nets whose folds stop early, each at its own epoch.</summary>
public sealed class RacedSearchTests : IDisposable
{
    private const string Grid = """
        name = raced, seed = 3
        data { kind = noisy-curve, rows = 40 }
        validation.folds = 5
        training { max-epochs = 8, patience = 2, batch-size = 8 }
        refit.restarts = 1
        search.ahead = 3
        space {
          optimizer.learning-rate = [1e-1, 1e-2, 1e-3, 1e-4, 1e-5]
          model.hidden = [[4], [16]]
        }
        """;

    private readonly StudyRuns _studies = new(Grid);

    public void Dispose() => _studies.Dispose();

    [Theory]
    [InlineData("exact", "one-epoch")]
    [InlineData("exact", "mean-best")]
    [InlineData("race", "one-epoch")]
    public async Task The_digest_is_the_same_on_any_number_of_slots_and_an_exact_race_finds_the_winner_of_the_grid(string racing, string rule)
    {
        string[] raced = [$"search.folds={racing}", $"selection.rule={rule}"];
        var all = await _studies.RunAsync("all", 2, $"selection.rule={rule}");
        var first = await _studies.RunAsync("1", 1, raced);
        var second = await _studies.RunAsync("4", 4, raced);

        Assert.Equal(first.Digest, second.Digest);
        Assert.NotEqual(all.Digest, first.Digest);
        Assert.Contains(first.Board.Configurations, index => first.Board.Summary(index).Status == ConfigurationStatus.Pruned);
        Assert.Equal(all.Board.Counted, first.Board.Counted);
        if (racing == "exact")
        {
            Assert.Equal(all.Selected, first.Selected);
            Assert.Equal(all.Model, first.Model);
        }
    }

    [Fact]
    public async Task An_interrupted_race_makes_the_same_decisions_from_what_is_recorded()
    {
        await _studies.InterruptAsync("a", 22, "search.folds=exact");
        var resumed = await _studies.RunAsync("a", 2, "search.folds=exact");
        var quiet = await _studies.RunAsync("b", 1, "search.folds=exact");
        var again = await _studies.RunAsync("b", 2, "search.folds=exact");

        Assert.Equal(quiet.Digest, resumed.Digest);
        Assert.Equal(quiet.Digest, again.Digest);
        using var reader = _studies.Read("b");
        Assert.All(reader.Attempts(), attempt => Assert.Equal(AttemptState.Counted, attempt.State));
    }

    [Fact]
    public async Task Without_the_race_what_was_stopped_is_trained_after_all()
    {
        await _studies.RunAsync("a", 2, "search.folds=race");
        var all = await _studies.RunAsync("a", 2);
        var whole = await _studies.RunAsync("b", 2);

        Assert.Equal(whole.Digest, all.Digest);
    }

    [Fact]
    public async Task A_study_grows_with_its_samples_and_keeps_what_it_has()
    {
        string[] random = ["search.strategy=random", "search.samples=3"];
        await _studies.RunAsync("a", 2, random);
        var grown = await _studies.RunAsync("a", 2, random[0], "search.samples=6");
        var whole = await _studies.RunAsync("b", 2, random[0], "search.samples=6");

        Assert.Equal(whole.Digest, grown.Digest);
        using var reader = _studies.Read("a");
        Assert.Equal(15, reader.Folds().Count(fold => fold.Attempt.Epoch == 1));
        var shrunk = await _studies.RunAsync("a", 2, random);
        Assert.Equal(15, shrunk.Board.Counted);
    }

    [Fact]
    public async Task What_was_pruned_is_shown_as_pruned_and_has_neither_rank_nor_value()
    {
        var end = await _studies.RunAsync("a", 2, "search.folds=exact");
        using var reader = _studies.Read("a");
        var view = StudyView.Read(reader);
        var pruned = view.Board.Configurations.Sum(index => view.Board.Lines(index).ToArray().Count(fold => fold.Status == FoldStatus.Pruned));
        var stopped = view.Board.Ranked().Where(row => row.Summary.Status == ConfigurationStatus.Pruned).ToList();
        var table = string.Join('\n', RankingTable.Create(view, view.Board.Ranked(), 100).Rows.Select(row => row[^1]));

        Assert.Contains($"{pruned} of 50 folds not trained: cannot win", Summary.Write(view, end.Selected, end.Refits, end.Kept));
        Assert.NotEmpty(stopped);
        Assert.All(stopped, row => Assert.True(double.IsNaN(row.Summary.Cost)));
        Assert.Contains($"pruned after {stopped[0].Folds.Count(fold => fold.Status == FoldStatus.Scored)} of 5 folds", table, StringComparison.Ordinal);
        Assert.Contains("not corrected for choosing: configurations were pruned", string.Join('\n', Summary.Write(view, end.Selected, end.Refits, end.Kept)), StringComparison.Ordinal);

        // 2 is what Optuna's journal calls pruned.
        var journal = Some.Written(stream => OptunaJournal.Write(stream, view, reader.Attempts(), end.Selected));
        Assert.Equal(stopped.Count, journal.Split("\"state\":2,").Length - 1);
        ReportFile.Write(_studies.At("report.html"), reader, null, new OutputFiles(_studies.At("")));
        Assert.Contains("pruned", await File.ReadAllTextAsync(_studies.At("report.html")), StringComparison.Ordinal);
    }
}
