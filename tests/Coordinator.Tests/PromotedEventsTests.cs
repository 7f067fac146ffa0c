using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace ActorSearch.Coordinator.Tests;

/// <summary>A search with rungs that is killed says each promotion once, also one without a result at its next rung.</summary>
public sealed class PromotedEventsTests : IDisposable
{
    private const string Text = """
        name = promoted, seed = 5
        data { kind = noisy-curve, rows = 20 }
        validation.folds = 3
        training { max-epochs = 20, patience = 4, batch-size = 8 }
        refit.kind = all-rows
        search { samples = 20, ahead = 3, reduction = 2 }
        space { optimizer.learning-rate { log-uniform = [1e-5, 1e-1] } }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("search.strategy=tpe", "search.epochs=halving")]
    [InlineData("search.strategy=random", "search.epochs=hyperband", "search.folds=race")]
    public async Task After_a_kill_only_promotions_that_are_not_recorded_are_said(params string[] overrides)
    {
        var experiment = Search.Experiment(Text, overrides);
        var said = new List<(int, int)>();
        var cuts = new List<(string Folder, List<(int, int)> Said)>();
        var counted = 0;
        var end = Assert.IsType<SearchEnd.Finished>(await Search.RunAsync(_folder.At("whole"), experiment, 1, new SearchWatch
        {
            Happened = happened =>
            {
                Note(happened, said);
                if (happened is not SearchEvent.FoldCounted || ++counted % 3 != 0) return;
                cuts.Add((_folder.At($"cut-{counted}"), [.. said]));
                StudyCopies.Copy(_folder.At("whole"), cuts[^1].Folder);
            },
        }));

        Assert.Equal(said.Distinct().Count(), said.Count);
        foreach (var (folder, before) in cuts)
        {
            var recorded = Recorded(folder);
            var after = new List<(int, int)>();
            var resumed = Assert.IsType<SearchEnd.Finished>(await Search.RunAsync(folder, experiment, 2, new SearchWatch { Happened = happened => Note(happened, after) }));

            Assert.Equal(end.Digest, resumed.Digest);
            Assert.All(before, promotion => Assert.True(IsRecorded(promotion)));
            Assert.Equal(said.Where(promotion => !IsRecorded(promotion)).Order(), after.Order());

            bool IsRecorded((int Configuration, int Epochs) promotion) => recorded.GetValueOrDefault(promotion.Configuration) >= promotion.Epochs;
        }
    }

    private static void Note(SearchEvent happened, List<(int, int)> said)
    {
        if (happened is SearchEvent.ConfigurationPromoted promoted) said.Add((promoted.Configuration, promoted.To));
    }

    /// <summary>To which epochs the configurations of a study were promoted, by index.</summary>
    private static Dictionary<int, int> Recorded(string folder)
    {
        using var connection = StudyConnection.Open(Path.Combine(folder, "study.db"), SqliteOpenMode.ReadWrite);
        return StudyConnection.Rows(
            connection, "SELECT position, epochs FROM promotions JOIN configurations ON id = configuration", reader => (Index: reader.GetInt32(0), Epochs: reader.GetInt32(1)))
            .ToDictionary(row => row.Index, row => row.Epochs);
    }
}
