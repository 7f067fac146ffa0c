using ActorSearch.Coordinator.Reporting;
using ActorSearch.Coordinator.Reporting.Files;
using ActorSearch.Coordinator.Reporting.Html;
using ActorSearch.Coordinator.Reporting.Json;
using ActorSearch.Coordinator.Reporting.Tables;
using ActorSearch.Coordinator.Tests.Reporting;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Tests;

/// <summary>Short trainings first, with real trainings that are cut off, continued and stop early.</summary>
public sealed class HalvingSearchTests : IDisposable
{
    private const string Random = """
        name = halved, seed = 3
        data { kind = noisy-curve, rows = 40 }
        validation.folds = 3
        training { max-epochs = 12, patience = 4, batch-size = 8 }
        refit.restarts = 1
        search { strategy = random, samples = 12, ahead = 3, epochs = halving, reduction = 2 }
        space {
          optimizer.learning-rate { log-uniform = [1e-5, 1e-1] }
          model.hidden = [[4], [16]]
        }
        """;

    private readonly StudyRuns _studies = new(Random);

    public void Dispose() => _studies.Dispose();

    [Theory]
    [InlineData("search.folds=all", "search.epochs=halving")]
    [InlineData("search.folds=race", "search.strategy=auto")]
    [InlineData("search.folds=exact", "selection.rule=mean-best")]
    [InlineData("search.epochs=hyperband", "validation.outer=2")]
    public async Task The_digest_is_the_same_on_any_number_of_slots_and_after_an_interruption(params string[] overrides)
    {
        var first = await _studies.RunAsync("1", 1, overrides);
        var second = await _studies.RunAsync("4", 4, overrides);
        await _studies.InterruptAsync("a", 30, overrides);
        var resumed = await _studies.RunAsync("a", 2, overrides);
        var attempts = Attempts("a");
        var again = await _studies.RunAsync("a", 2, overrides);

        Assert.Equal(first.Digest, second.Digest);
        Assert.Equal(first.Digest, resumed.Digest);
        Assert.Equal(first.Digest, again.Digest);
        Assert.Equal(first.Selected, resumed.Selected);
        Assert.Equal(attempts, Attempts("a"));
    }

    [Fact]
    public async Task Few_are_trained_whole_and_the_others_are_shown_as_stopped_without_rank_and_value()
    {
        var end = await _studies.RunAsync("a", 2);
        using var reader = _studies.Read("a");
        var view = StudyView.Read(reader);
        var ranked = view.Board.Ranked();
        var stopped = ranked.Where(row => row.Summary.Status == ConfigurationStatus.Pruned).ToList();
        var whole = ranked.Where(row => row.Summary.Status == ConfigurationStatus.Scored).ToList();

        Assert.InRange(whole.Count, 2, 6);
        Assert.Equal(12, whole.Count + stopped.Count);
        Assert.Equal(ranked[0].Configuration, end.Selected!.Configuration);
        Assert.All(stopped, row => Assert.True(double.IsNaN(row.Summary.Cost)));
        Assert.All(stopped.SelectMany(row => row.Folds).Where(fold => fold.Status == FoldStatus.Pruned), fold => Assert.Contains(fold.Epochs, new[] { 1, 4 }));
        var table = string.Join('\n', RankingTable.Create(view, ranked, 100).Rows.Select(row => row[^1]));
        Assert.Contains("pruned after 1 epoch", table, StringComparison.Ordinal);
        Assert.Contains($"{3 * stopped.Count} of 36 folds pruned before the last epoch: not among the better ones after 1 or 4 epochs", Summary.Write(view, end.Selected, end.Refits, end.Kept));

        // 2 is what Optuna's journal calls pruned.
        var journal = Some.Written(stream => OptunaJournal.Write(stream, view, reader.Attempts(), end.Selected));
        Assert.Equal(stopped.Count, journal.Split("\"state\":2,").Length - 1);
        ReportFile.Write(_studies.At("report.html"), reader, null, new OutputFiles(_studies.At("")));
        Assert.Contains("pruned", await File.ReadAllTextAsync(_studies.At("report.html")), StringComparison.Ordinal);
    }

    /// <summary>The last fold of a configuration is scored before the next rung, and the configuration continues at once, before that is committed.</summary>
    [Theory]
    [InlineData("search.reduction=auto")]
    [InlineData("search.reduction=[12,2,2]")]
    [InlineData("search.reduction=[12,2,2]", "selection.rule=mean-best")]
    [InlineData("search.reduction=[12,2,2]", "search.folds=race")]
    public async Task A_configuration_continues_with_folds_that_were_counted_just_now(params string[] overrides)
    {
        var first = await _studies.RunAsync("1", 1, [.. overrides, "training.patience=1", "training.max-epochs=40"]);
        var second = await _studies.RunAsync("4", 4, [.. overrides, "training.patience=1", "training.max-epochs=40"]);

        Assert.Equal(first.Digest, second.Digest);
    }

    [Fact]
    public async Task A_study_grows_and_what_was_stopped_gets_another_chance()
    {
        await _studies.RunAsync("a", 2, "search.samples=7");
        var grown = await _studies.RunAsync("a", 2);
        var whole = await _studies.RunAsync("b", 2);
        var all = await _studies.RunAsync("a", 2, "search.epochs=all");
        var never = await _studies.RunAsync("c", 2, "search.epochs=all");

        Assert.Equal(12, grown.Board.Configurations.Count());
        Assert.Equal(whole.Selected, grown.Selected);
        Assert.Equal(never.Digest, all.Digest);
    }

    private int Attempts(string folder)
    {
        using var reader = _studies.Read(folder);
        return reader.Attempts().Count();
    }
}
