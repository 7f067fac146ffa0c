using ActorSearch.Coordinator.Commands.Running;
using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Coordinator.Storage.Sqlite;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.TrainerNode.Objectives;
using Serilog.Core;

namespace ActorSearch.Coordinator.Tests;

/// <summary>Folds crash, are quarantined, and are requeued from the page of the running search once their trainings are mended.</summary>
public sealed class RequeuedSearchTests : IDisposable
{
    private const string Noop = """
        name = requeued, seed = 5
        data { kind = noisy-curve, rows = 20 }
        model.kind = noop
        validation.folds = 3
        training { max-epochs = 20, early-stopping = false }
        search { samples = 24, ahead = 3 }
        space {
          model.variant { int = [0, 1000000] }
          optimizer.learning-rate { log-uniform = [1e-5, 1e-1] }
        }
        """;

    private readonly TemporaryFolder _folder = new();
    private volatile bool _isMended;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("halving", "all", "tpe", "")]
    [InlineData("halving", "race", "auto", "")]
    [InlineData("hyperband", "exact", "cma-es", "")]
    [InlineData("hyperband", "race", "tpe", "search.reduction=[2,3,2] search.brackets=2")]
    [InlineData("all", "race", "auto", "")]
    [InlineData("all", "exact", "random", "")]
    [InlineData("all", "all", "tpe", "search.stop.no-better-for=8")]
    [InlineData("halving", "race", "tpe", "search.reduction=2 search.enqueue=[{model.variant=7},{model.variant=7,optimizer.learning-rate=0.02}]")]
    public async Task A_search_with_requeued_folds_resumes_to_the_same_digest_wherever_it_is_cut(string epochs, string folds, string strategy, string more)
    {
        string[] overrides = [$"search.epochs={epochs}", $"search.folds={folds}", $"search.strategy={strategy}", .. more.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        var experiment = Search.Experiment(Noop, overrides);
        var cuts = new List<string>();
        var asked = new List<Task<ActionOutcome>>();
        var whole = await RunAsync("whole", experiment, Requeuing(experiment, asked, cuts));
        var outcomes = await Task.WhenAll(asked);
        var ends = new List<string> { await RunAsync("whole", experiment) };
        foreach (var cut in cuts) ends.Add(await RunAsync(cut, experiment, slots: 1 + (ends.Count % 3)));
        var larger = Search.Experiment(Noop, [.. overrides, "search.samples=40"]);
        var grown = new List<string>();
        foreach (var cut in cuts.Prepend("whole")) grown.Add(await RunAsync(cut, larger));

        Assert.Contains(outcomes, outcome => outcome.IsDone);
        Assert.NotEmpty(cuts);
        Assert.All(ends, digest => Assert.Equal(whole, digest));
        Assert.Single(grown.Distinct());
    }

    /// <summary>Mends the trainings and requeues the fold when one is quarantined; copies the study after some of the folds that are counted from then on.</summary>
    private SearchWatch Requeuing(Experiment experiment, List<Task<ActionOutcome>> asked, List<string> cuts)
    {
        var (counted, isRequeued) = (0, false);
        SearchWatch? watch = null;
        watch = new SearchWatch
        {
            Happened = happened =>
            {
                switch (happened)
                {
                    case SearchEvent.Quarantined { Work: WorkUnit.Fold { Id: var id } }:
                        _isMended = true;
                        asked.Add(watch!.Ask(new SearchAction.Requeue(ConfigurationOf(experiment, id.Configuration), id.Fold), CancellationToken.None));
                        break;
                    case SearchEvent.Asked { Action: SearchAction.Requeue }:
                        isRequeued = true;
                        break;
                    case SearchEvent.FoldCounted when isRequeued && ++counted % 9 == 1:
                        StudyCopies.Copy(_folder.At("whole"), _folder.At($"cut-{counted}"));
                        cuts.Add($"cut-{counted}");
                        break;
                }
            },
        };
        return watch;
    }

    private Configuration ConfigurationOf(Experiment experiment, int index)
    {
        using var reader = SqliteReader.OpenFile(Path.Combine(_folder.At("whole"), "study.db"));
        return experiment.Configure(index, reader.Choices(index)!.Value);
    }

    private async Task<string> RunAsync(string folder, Experiment experiment, SearchWatch? watch = null, int slots = 2)
    {
        using var held = Search.Right(StudyFolder.Open(_folder.At(folder), fresh: false, StudyFile.IsOurs));
        using var store = Search.Right(SqliteStudy.Open(held, Search.Card(experiment)));
        var options = new SearchOptions(slots, Logger.None, new Progress<SearchProgress>())
        {
            Watch = watch,
            Objectives = ObjectiveCatalog.Empty.With(NoopModel.Word, (read, data) => new BreakingTrainer(new NoopTrainer(read, data), id => id == new FoldId(5, 0) && !_isMended)),
        };
        var end = await SearchRun.RunAsync(experiment, Search.Data(experiment), store, options, CancellationToken.None);
        return Assert.IsType<SearchEnd.Finished>(end).Digest;
    }
}
