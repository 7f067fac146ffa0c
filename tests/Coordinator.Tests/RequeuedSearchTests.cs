using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;

namespace ActorSearch.Coordinator.Tests;

/// <summary>Folds crash, are quarantined, and are requeued from the page of the running search once their trainings are mended.</summary>
public sealed class RequeuedSearchTests : IDisposable
{
    private readonly BreakingSearches _searches;
    private volatile bool _isMended;

    public RequeuedSearchTests() => _searches = new BreakingSearches(id => id == new FoldId(5, 0) && !_isMended);

    public void Dispose() => _searches.Dispose();

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
        var experiment = BreakingSearches.Experiment(overrides);
        var cuts = new List<string>();
        var asked = new List<Task<ActionOutcome>>();
        var whole = await _searches.RunAsync("whole", experiment, Requeuing(experiment, asked, cuts));
        var outcomes = await Task.WhenAll(asked);
        var ends = new List<string> { await _searches.RunAsync("whole", experiment) };
        foreach (var cut in cuts) ends.Add(await _searches.RunAsync(cut, experiment, slots: 1 + (ends.Count % 3)));
        var larger = BreakingSearches.Experiment([.. overrides, "search.samples=40"]);
        var grown = new List<string>();
        foreach (var cut in cuts.Prepend("whole")) grown.Add(await _searches.RunAsync(cut, larger));

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
                        asked.Add(watch!.Ask(new SearchAction.Requeue(_searches.ConfigurationOf("whole", experiment, id.Configuration), id.Fold), CancellationToken.None));
                        break;
                    case SearchEvent.Asked { Action: SearchAction.Requeue }:
                        isRequeued = true;
                        break;
                    case SearchEvent.FoldCounted when isRequeued && ++counted % 9 == 1:
                        _searches.Copy("whole", $"cut-{counted}");
                        cuts.Add($"cut-{counted}");
                        break;
                }
            },
        };
        return watch;
    }
}
