using System.Text.Json;
using ActorSearch.Coordinator.Reporting;
using ActorSearch.Coordinator.Reporting.Csv;
using ActorSearch.Coordinator.Reporting.Json;
using ActorSearch.Coordinator.Reporting.Tables;
using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.Tests.Reporting;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Tests;

/// <summary>Searches with several goals and with requirements, with real trainings of small nets.</summary>
public sealed class GoalSearchTests : IDisposable
{
    private const string Small = """
        name = goals, seed = 3
        data { kind = noisy-curve, rows = 40 }
        validation.folds = 3
        training { max-epochs = 4, batch-size = 8, early-stopping = false }
        refit { kind = all-rows, restarts = 1 }
        selection.metrics = [loss, parameters, mae]
        search { strategy = tpe, samples = 16, ahead = 3 }
        space {
          optimizer.learning-rate { log-uniform = [1e-4, 1e-1] }
          model.hidden = [[2], [4], [8], [16], [32]]
        }
        """;

    private readonly StudyRuns _studies = new(Small);

    public void Dispose() => _studies.Dispose();

    [Theory]
    [InlineData("search.strategy=tpe", "search.samples=16")]
    [InlineData("search.strategy=gp", "selection.require=\"parameters < 60\"")]
    public async Task The_digest_is_the_same_on_any_number_of_slots_and_after_an_interruption(params string[] overrides)
    {
        var first = await _studies.RunAsync("1", 1, overrides);
        var second = await _studies.RunAsync("2", 2, overrides);
        await _studies.InterruptAsync("a", 20, overrides);
        var resumed = await _studies.RunAsync("a", 2, overrides);

        Assert.Equal(first.Digest, second.Digest);
        Assert.Equal(first.Digest, resumed.Digest);
        Assert.Equal(first.Selected, resumed.Selected);
    }

    [Fact]
    public async Task The_front_is_in_the_table_and_in_all_files()
    {
        var end = await _studies.RunAsync("a", 2);
        using var reader = _studies.Read("a");
        var view = StudyView.Read(reader);
        var front = view.Front!;

        Assert.Equal(end.Winner.Index, front.Members[0].Configuration);
        Assert.InRange(front.Members.Length, 2, 15);
        var outside = view.Board.Ranked().Where(row => !front.Has(row.Configuration)).ToList();
        Assert.All(outside, row => Assert.Contains(front.Members, member => member.Summary.Goals.Zip(row.Summary.Goals).All(pair => pair.First <= pair.Second)));
        Assert.Equal(front.Members.Length, RankingTable.Create(view, view.Board.Ranked(), 100).Rows.Count(row => row.Contains("yes")));
        Assert.Contains("parameters", RankingTable.Create(view, view.Board.Ranked(), 100).Columns.Select(column => column.Heading));

        var csv = Some.Written(stream => ConfigurationsCsv.Write(stream, view)).Split('\n');
        Assert.EndsWith("status,goal_loss,goal_parameters,goal_mae,pareto_front", csv[0].TrimEnd('\r'), StringComparison.Ordinal);
        Assert.Equal(front.Members.Length, csv.Count(line => line.TrimEnd('\r').EndsWith(",true", StringComparison.Ordinal)));
        using var json = JsonDocument.Parse(Some.Written(stream => ResultsJson.Write(stream, view, end.Digest)));
        Assert.Equal(front.Members.Length, json.RootElement.GetProperty("paretoFront").GetProperty("configurations").GetArrayLength());
        var journal = Some.Written(stream => OptunaJournal.Write(stream, view, reader.Attempts(), end.Selected));
        Assert.Contains("\"directions\":[1,1,1]", journal, StringComparison.Ordinal);
        Assert.Equal(16, journal.Split("\"values\":[").Length - 1);
        Assert.Equal(front.Course.Select(entry => entry.Share).Order(), front.Course.Select(entry => entry.Share));
    }

    [Fact]
    public async Task A_configuration_that_breaks_a_requirement_has_no_rank_and_never_wins()
    {
        string[] required = ["selection.metrics=[]", "selection.require=[\"parameters < 20\", \"mae < 100\"]", "search.strategy=random"];
        var free = await _studies.RunAsync("free", 2, "selection.metrics=[]", "search.strategy=random");
        var end = await _studies.RunAsync("a", 2, required);
        using var reader = _studies.Read("a");
        var view = StudyView.Read(reader);
        var ranked = view.Board.Ranked();

        Assert.True(view.Board.Summary(end.Winner.Index).Cost > free.Board.Summary(free.Winner.Index).Cost);
        Assert.All(ranked, row => Assert.Equal(row.Configuration is var index && view.ValueOf(index, "model.hidden") is not ("[2]" or "[4]"), row.Summary.Violation > 0));
        Assert.All(ranked, row => Assert.Equal(row.Summary.Violation > 0 ? ConfigurationStatus.Pruned : ConfigurationStatus.Scored, row.Summary.Status));
        Assert.All(reader.Folds().Where(fold => fold.Reason is not null), fold => Assert.Matches("^Not trained, since its net has (25|49|97) parameters, and selection.require has parameters < 20\\.$", fold.Reason));
        Assert.Contains("pruned, not trained", RankingTable.Create(view, ranked, 100).Rows.Select(row => row[^1]));
        Assert.Equal(end.Selected, (await _studies.RunAsync("a", 2, required)).Selected);
        var journal = Some.Written(stream => OptunaJournal.Write(stream, view, reader.Attempts(), end.Selected));
        Assert.Equal(16, journal.Split("\"constraints\":[").Length - 1);
    }

    [Fact]
    public async Task A_configuration_whose_score_breaks_a_requirement_is_infeasible()
    {
        var end = await _studies.RunAsync("a", 2, "selection.metrics=[loss, mae]", "selection.require=\"epochs <= 3\"", "training.early-stopping=true", "search.strategy=random");

        Assert.Contains(end.Board.Ranked(), row => row.Summary.Status == ConfigurationStatus.Infeasible);
        Assert.Equal(ConfigurationStatus.Scored, end.Board.Summary(end.Winner.Index).Status);
    }

    [Fact]
    public async Task Without_a_configuration_that_keeps_what_is_required_there_is_no_winner_of_any_fold()
    {
        var end = Assert.IsType<SearchEnd.AllFailed>(await Search.RunAsync(
            _studies.At("a"), _studies.Experiment("selection.require=\"parameters < 2\"", "search.samples=3", "validation.outer=2")));

        Assert.Equal("no configuration keeps selection.require", end.Reason);
        Assert.Equal(["no configuration keeps selection.require.", "no configuration keeps selection.require."], end.Outer.Select(fold => fold.Reason));
    }
}
