using System.Collections.Immutable;
using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments.Schema;

namespace ActorSearch.Coordinator.Tests;

/// <summary>
/// Studies that are resumed with other settings, beside new searches with these settings: the rows of the table in docs/search.md. Where the two may differ,
/// the study says which settings were changed.
/// </summary>
public sealed class ResumedChangesTests : IDisposable
{
    private const string Text = """
        name = grown, seed = 5
        data { kind = noisy-curve, rows = 20 }
        validation.folds = 3
        training { max-epochs = 20, patience = 4, batch-size = 8 }
        refit.kind = all-rows
        search { samples = 12, ahead = 3, reduction = 2 }
        space {
          optimizer.learning-rate { log-uniform = [1e-4, 1e-1] }
          model.hidden = [[2], [4]]
          optimizer.kind = [adam, sgd]
        }
        """;

    private const string Grid = "search.strategy=grid space.optimizer.learning-rate=[0.1,0.01]";

    private readonly StudyRuns _studies = new(Text);

    public void Dispose() => _studies.Dispose();

    /// <summary>Whole trainings of a grid or of samples that depend on no results: as if the study had been begun so.</summary>
    [Theory]
    [InlineData("search.strategy=random", "", "search.samples=24")]
    [InlineData("search.strategy=sobol", "", "search.samples=24")]
    [InlineData("search.strategy=random", "", "search.samples=8")]
    [InlineData("search.strategy=random", "", "space.optimizer.learning-rate.log-uniform=[1e-3,1e-2]")]
    [InlineData("search.strategy=sobol", "", "space.optimizer.learning-rate.log-uniform=[1e-6,1]")]
    [InlineData(Grid, "", "space.optimizer.learning-rate=[0.1,0.03,0.01]")]
    [InlineData(Grid, "", "space.optimizer.learning-rate=[0.1]")]
    [InlineData("", "search.strategy=random", "search.strategy=sobol")]
    [InlineData("", "search.strategy=tpe search.epochs=halving", "search.strategy=random")]
    [InlineData("search.strategy=random", "", "search.ahead=6")]
    [InlineData("search.strategy=sobol", "", "search.samples=14 search.enqueue=[{optimizer.learning-rate=0.02}]")]
    [InlineData("search.strategy=random", "search.folds=exact", "search.folds=all")]
    [InlineData("search.strategy=sobol", "search.folds=race", "search.folds=all")]
    [InlineData("search.strategy=random", "search.epochs=halving", "search.epochs=all")]
    [InlineData(Grid, "search.epochs=hyperband search.folds=race", "search.epochs=all search.folds=all")]
    [InlineData("search.strategy=random", "search.stop.folds=12", "search.stop.folds=24")]
    [InlineData("search.strategy=sobol", "search.stop.no-better-for=3", "search.stop.no-better-for=0")]
    [InlineData("search.strategy=random", "search.stop.folds=24", "search.stop.folds=12")]
    [InlineData("search.strategy=random", "", "search.stop.folds=12")]
    [InlineData("search.strategy=sobol", "", "search.stop.no-better-for=3")]
    [InlineData(Grid, "", "search.stop.no-better-for=2")]
    [InlineData("search.strategy=random", "", "search.stop.target=0.3")]
    [InlineData("search.strategy=random", "search.stop.after=1ms", "search.stop.after=none")]
    [InlineData("search.strategy=random", "", "selection.metric=mae")]
    [InlineData("search.strategy=random search.samples=24 search.stop.target=1.2", "", "selection.metric=mae")]
    [InlineData("search.strategy=sobol search.samples=24 search.stop.no-better-for=2", "", "selection.rule=mean-best")]
    [InlineData("search.strategy=random", "", "selection.rule=mean-best")]
    [InlineData("search.strategy=random", "", "selection.metrics=[loss,parameters]")]
    public Task Whole_trainings_of_fixed_configurations_equal_a_new_search(string both, string before, string after) => AssertEqual(both, before, after);

    /// <summary>A strategy that learns, with whole trainings: the suggestions of a shorter search are the beginning of those of a longer one.</summary>
    [Theory]
    [InlineData("search.strategy=tpe", "", "search.samples=24")]
    [InlineData("search.strategy=gp", "", "search.samples=24")]
    [InlineData("search.strategy=auto", "", "search.samples=24")]
    [InlineData("search.strategy=cma-es", "", "search.samples=24")]
    [InlineData("search.strategy=auto", "", "search.samples=8")]
    [InlineData("search.strategy=tpe", "search.stop.folds=12", "search.stop.folds=24")]
    [InlineData("search.strategy=auto", "search.stop.no-better-for=3", "search.stop.no-better-for=0")]
    [InlineData("search.strategy=auto", "search.stop.regret=0.1", "search.stop.regret=none")]
    [InlineData("search.strategy=cma-es", "search.stop.target=1", "search.stop.target=none")]
    [InlineData("search.strategy=gp", "search.stop.after=1ms", "search.stop.after=none")]
    [InlineData("search.strategy=tpe", "validation.outer=2", "search.samples=16")]
    public Task A_search_that_learns_and_ends_elsewhere_equals_a_new_one(string both, string before, string after) => AssertEqual(both, before, after);

    /// <summary>What is not a part of the search.</summary>
    [Theory]
    [InlineData("search.strategy=tpe search.epochs=halving", "validation.outer=2", "validation.outer=3")]
    [InlineData("search.strategy=random search.folds=race", "", "validation.outer=2")]
    [InlineData("search.strategy=auto search.folds=race", "", "refit.kind=folds")]
    public Task Outer_folds_and_refits_change_no_search(string both, string before, string after) => AssertEqual(both, before, after);

    [Theory]
    [InlineData("search.strategy=tpe", "", "space.optimizer.learning-rate.log-uniform=[1e-3,1e-2]", "space")]
    [InlineData("search.strategy=gp", "", "space.optimizer.learning-rate.log-uniform=[1e-3,1e-2]", "space")]
    [InlineData("search.strategy=auto", "", "space.optimizer.learning-rate.log-uniform=[1e-3,1e-2]", "space")]
    [InlineData("search.strategy=cma-es", "", "space.optimizer.learning-rate.log-uniform=[1e-6,1]", "space")]
    [InlineData("", "search.strategy=random", "search.strategy=tpe", "search.strategy")]
    [InlineData("", "search.strategy=tpe", "search.strategy=gp", "search.strategy")]
    [InlineData("search.strategy=gp", "", "search.ahead=6", "search.ahead")]
    [InlineData("search.strategy=tpe", "", "search.samples=14 search.enqueue=[{optimizer.learning-rate=0.02}]", "search.enqueue")]
    [InlineData("search.strategy=tpe", "search.epochs=halving search.samples=24", "search.epochs=all search.samples=24", "search.epochs")]
    [InlineData("search.strategy=tpe", "", "search.stop.folds=12", "search.stop.folds")]
    [InlineData("search.strategy=tpe", "", "search.stop.no-better-for=3", "search.stop.no-better-for")]
    [InlineData("search.strategy=tpe", "", "selection.rule=mean-best", "selection.rule")]
    [InlineData("search.strategy=tpe", "", "selection.metrics=[loss,parameters]", "selection.metrics")]
    public Task Recorded_suggestions_stay(string both, string before, string after, string changed) => AssertChanged(both, before, after, changed);

    [Theory]
    [InlineData("search.strategy=random search.folds=exact", "", "search.samples=24", "search.samples")]
    [InlineData("search.strategy=tpe search.folds=race", "", "search.samples=24", "search.samples")]
    [InlineData("search.strategy=tpe search.epochs=halving", "", "search.samples=24", "search.samples")]
    [InlineData("search.strategy=random search.epochs=halving", "search.samples=13", "search.samples=8", "search.samples")]
    [InlineData(Grid + " search.folds=exact", "", "space.optimizer.learning-rate=[0.1,0.03,0.01]", "space")]
    [InlineData("search.strategy=random search.folds=exact search.samples=24", "search.stop.folds=12", "search.stop.folds=0", "search.stop.folds")]
    [InlineData("search.strategy=random", "", "search.folds=race", "search.folds")]
    [InlineData("search.strategy=random", "", "search.folds=exact", "search.folds")]
    [InlineData("search.strategy=random", "", "search.epochs=halving", "search.epochs")]
    [InlineData("search.strategy=random search.epochs=halving", "", "search.reduction=3", "search.reduction")]
    [InlineData("search.strategy=random search.epochs=halving", "", "selection.metric=mae", "selection.metric")]
    [InlineData("search.strategy=random search.folds=race", "", "selection.rule=mean-best", "selection.rule")]
    public Task Recorded_trainings_count_that_would_be_left_out(string both, string before, string after, string changed) => AssertChanged(both, before, after, changed);

    /// <summary>Also where the study was interrupted while it had begun configurations after the end.</summary>
    [Theory]
    [InlineData("search.strategy=random", "search.stop.folds=12")]
    [InlineData("search.strategy=random search.folds=race", "search.stop.folds=12")]
    [InlineData("search.strategy=sobol", "search.stop.no-better-for=3")]
    public async Task What_comes_after_an_earlier_end_is_left_out_and_kept(string both, string stop)
    {
        var (whole, ends) = (Experiment(both, "search.samples=24"), Experiment(both, "search.samples=24", stop));
        await _studies.InterruptAsync("a", 22, Overrides(both, "search.samples=24"));
        var ended = await RunAsync("a", ends);
        var again = await RunAsync("a", ends);
        var fresh = await RunAsync("b", ends);

        Assert.Equal((fresh.Digest, fresh.Digest), (ended.Digest, again.Digest));
        using (var study = _studies.Read("a"))
        {
            Assert.Equal(study.Early?.Configurations, study.Configurations().Count());
            Assert.InRange(study.Configurations().Count(), 1, 23);
        }

        Assert.Equal((await RunAsync("b", whole)).Digest, (await RunAsync("a", whole)).Digest);
        Assert.Equal(Trained("b"), Trained("a"));
    }

    [Fact]
    public async Task Changes_are_forgotten_once_the_search_is_that_of_a_new_one()
    {
        await RunAsync("a", Experiment("search.strategy=tpe"));
        await RunAsync("a", Experiment("search.strategy=tpe", "search.ahead=6"));
        await RunAsync("a", Experiment("search.strategy=tpe", "search.ahead=3"));
        Assert.Equal(KeyValuePair.Create("search.ahead", "6"), Assert.Single(Changed("a")));
        var end = await RunAsync("a", Experiment("search.strategy=random"));

        Assert.Empty(Changed("a"));
        Assert.Equal((await RunAsync("b", Experiment("search.strategy=random"))).Digest, end.Digest);
    }

    private async Task AssertEqual(string both, string before, string after)
    {
        var (resumed, fresh) = await Ends(both, before, after);
        Assert.Equal(fresh.Digest, resumed.Digest);
        Assert.Empty(Changed("a"));
    }

    private async Task AssertChanged(string both, string before, string after, string changed)
    {
        var (resumed, fresh) = await Ends(both, before, after);
        Assert.NotEqual(fresh.Digest, resumed.Digest);
        Assert.Equal(changed, Assert.Single(Changed("a").Keys, key => key != "search.samples" || key == changed));
        Assert.Empty(Changed("b"));
    }

    private async Task<(SearchEnd.Finished Resumed, SearchEnd.Finished Fresh)> Ends(string both, string before, string after)
    {
        await RunAsync("a", Experiment(both, before));
        return (await RunAsync("a", Experiment(both, after)), await RunAsync("b", Experiment(both, after)));
    }

    private ImmutableSortedDictionary<string, string> Changed(string folder)
    {
        using var study = _studies.Read(folder);
        return study.Card.Changed;
    }

    /// <summary>Attempts that brought a result.</summary>
    private int Trained(string folder)
    {
        using var study = _studies.Read(folder);
        return study.Attempts().Count(attempt => attempt.State == AttemptState.Counted);
    }

    private static string[] Overrides(params string[] texts) => [.. texts.SelectMany(text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    private Experiment Experiment(params string[] texts) => _studies.Experiment(Overrides(texts));

    private Task<SearchEnd.Finished> RunAsync(string folder, Experiment experiment) => _studies.RunAsync(folder, experiment, 2);
}
