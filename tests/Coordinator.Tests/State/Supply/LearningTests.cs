using System.Collections.Immutable;
using ActorSearch.Coordinator.State;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Search;

namespace ActorSearch.Coordinator.Tests.State.Supply;

public class LearningTests
{
    private static readonly NodeId Node = new("a");
    private static readonly Experiment Experiment = Search.Experiment(
        "name = x, seed = 1\ndata { kind = noisy-curve, rows = 12 }\nmodel.kind = noop\nvalidation.folds = 3\nspace { model.variant { int = [0, 1000000000] } }\nsearch { strategy = random, samples = 8 }");

    [Fact]
    public void A_configuration_is_asked_for_as_soon_as_those_that_it_learns_from_are_in_and_not_before()
    {
        var strategy = new FingerprintStrategy(8, ahead: 2);
        var state = Begin(strategy, 100, out var effects);
        Assert.Equal([0, 1], strategy.Asked);
        var grants = Desk.Grants(effects, Node);
        Assert.Equal(6, grants.Length);

        // All of the second one is in, and the first one's last fold is missing: nothing may come.
        foreach (var fold in grants.Where(fold => fold.Configuration == 1).Concat(grants.Where(fold => fold.Configuration == 0).Take(2)))
        {
            Assert.Empty(Desk.Grants(state.Receive(Desk.Scored(Node, fold), TimeSpan.Zero), Node));
        }

        Assert.Equal([0, 1], strategy.Asked);
        var next = Desk.Grants(state.Receive(Desk.Scored(Node, grants.Last(fold => fold.Configuration == 0)), TimeSpan.Zero), Node);
        Assert.Equal([0, 1, 2, 3], strategy.Asked);
        Assert.Equal([2, 2, 2, 3, 3, 3], next.Select(fold => fold.Configuration).Order());
    }

    [Fact]
    public void What_an_earlier_run_was_suggested_is_not_asked_for_again()
    {
        var strategy = new FingerprintStrategy(8, ahead: 2);
        var earlier = Enumerable.Range(0, 3).ToDictionary(index => index, index => ImmutableArray.Create(new Choice("model.variant", $"{1000 + index}")));
        var known = Enumerable.Range(0, 2).ToDictionary(
            index => Experiment.Configure(index, earlier[index]).Key,
            index => new RecordedConfiguration(
                index, [.. Enumerable.Range(0, 3).Select(fold => new RecordedFold(fold, new FoldLine(FoldStatus.Scored, 1, 1, 1, 1), 1, new AttemptId(1, 1 + fold)))], []));
        Begin(strategy, 100, out var effects, Recorded.Nothing() with { Configurations = known, Frontier = 3, Choices = () => earlier });

        Assert.Equal([3], strategy.Asked);
        Assert.Equal(["1002", "1002", "1002"], Desk.Grants(effects, Node).Where(fold => fold.Configuration == 2).Select(fold => fold.Choices[0].Value));
    }

    [Fact]
    public void A_fold_that_is_quarantined_counts_as_failed_for_what_comes_next()
    {
        var strategy = new FingerprintStrategy(2, ahead: 1);
        var earlier = new Dictionary<int, ImmutableArray<Choice>> { [0] = [new Choice("model.variant", "7")] };
        var lines = new[] { FoldStatus.Scored, FoldStatus.Quarantined, FoldStatus.Scored }
            .Select((status, fold) => new RecordedFold(fold, new FoldLine(status, status == FoldStatus.Scored ? 1 : double.NaN, 1, 1, 4), 1, new AttemptId(1, 1 + fold)));
        var known = new Dictionary<ConfigurationKey, RecordedConfiguration>
        {
            [Experiment.Configure(0, earlier[0]).Key] = new RecordedConfiguration(0, [.. lines], []),
        };
        var plan = Plans.Of(Experiment, new SearchRules(Desk.Lease, 3, Adopts: true)) with { Strategy = new Watching(strategy, out var seen) };
        new SearchState(plan, Recorded.Nothing() with { Configurations = known, Frontier = 1, Choices = () => earlier }).Start(TimeSpan.Zero);

        var result = Assert.Single(seen).Trials[0].Result!;
        Assert.Equal((TrialEnd.Failed, 4), (result.End, result.Epochs));
        Assert.True(double.IsNaN(result.Cost));
        Assert.Equal(new[] { 1, double.NaN, 1 }, result.FoldCosts.ToArray());
    }

    [Fact]
    public void More_slots_than_a_search_can_feed_are_mentioned_once_with_what_would_feed_them()
    {
        var plan = Plans.Of(Experiment, new SearchRules(Desk.Lease, 3, Adopts: true)) with { Strategy = new FingerprintStrategy(8, ahead: 2) };
        var state = new SearchState(plan, Recorded.Nothing());
        state.Start(TimeSpan.Zero);

        Assert.Empty(Register("a", 6).OfType<SearchEvent.SlotsIdle>());
        Assert.Equal(new SearchEvent.SlotsIdle(7, 6, 3), Assert.Single(Register("b", 1).OfType<SearchEvent.SlotsIdle>()));
        Assert.Empty(Register("c", 9).OfType<SearchEvent.SlotsIdle>());

        List<SearchEvent> Register(string name, int slots) =>
            state.Receive(new Register(new NodeId(name), name, ProtocolVersion.Current, "build", slots, "study", 0, []), TimeSpan.Zero).Events;
    }

    private static SearchState Begin(ISearchStrategy strategy, long upTo, out Effects effects, Recorded? recorded = null)
    {
        var plan = Plans.Of(Experiment, new SearchRules(Desk.Lease, 3, Adopts: true)) with { Strategy = strategy };
        var state = new SearchState(plan, recorded ?? Recorded.Nothing());
        state.Start(TimeSpan.Zero);
        state.Receive(new Register(Node, "a", ProtocolVersion.Current, "build", 2, "study", 0, []), TimeSpan.Zero);
        effects = state.Receive(new RequestWork(Node, upTo), TimeSpan.Zero);
        return state;
    }

    /// <summary>Keeps what a strategy is shown.</summary>
    private sealed class Watching : ISearchStrategy
    {
        private readonly ISearchStrategy _inner;
        private readonly List<SearchHistory> _seen = [];

        public Watching(ISearchStrategy inner, out List<SearchHistory> seen) => (_inner, seen) = (inner, _seen);

        public int? Count => _inner.Count;

        public int Ahead => _inner.Ahead;

        public ImmutableArray<Choice>? Suggest(int index, SearchHistory history)
        {
            _seen.Add(history);
            return _inner.Suggest(index, history);
        }
    }
}
