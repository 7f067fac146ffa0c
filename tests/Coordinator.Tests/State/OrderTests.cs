using ActorSearch.Coordinator.State;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.Shared.Search.Walks;

namespace ActorSearch.Coordinator.Tests.State;

/// <summary>What is handed out first, and how far a huge space is written out for it.</summary>
public class OrderTests
{
    private static readonly NodeId Node = new("a");

    private static readonly Experiment Two = Search.Experiment(
        Search.Noop, "space { model.variant = [0, 1, 2, 3, 4, 5], training.batch-size = [20, 40] }", "validation.folds = 2");

    [Fact]
    public void The_costliest_folds_are_handed_out_first_and_equal_ones_in_the_order_of_the_strategy()
    {
        var state = Begin(Two, configuration => Variant(configuration) / 2 + 1);
        var order = Grants(state.Receive(new RequestWork(Node, 100), TimeSpan.Zero)).Select(fold => (fold.Configuration, fold.Fold)).ToList();
        var expected = new[] { 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3 }.SelectMany(configuration => new[] { (configuration, 0), (configuration, 1) });
        Assert.Equal(expected, order);
    }

    [Fact]
    public void What_was_seen_of_a_choice_tells_on_configurations_that_are_not_yet_trained()
    {
        var state = Begin(Two, _ => 1);
        List<int> granted = [];
        for (var asked = 1; asked <= 24; asked++)
        {
            var fold = Assert.Single(Grants(state.Receive(new RequestWork(Node, asked), TimeSpan.Zero)));
            granted.Add(fold.Configuration);
            state.Receive(Scored(fold, fold.Choices[1].Value == "40" ? 900 : 30), TimeSpan.Zero);
        }

        // Both batch sizes are tried; from then on the one that takes long goes first, as long as there is any of it.
        Assert.All(granted.Skip(6).Take(8), configuration => Assert.Equal(1, configuration % 2));
        Assert.All(granted.TakeLast(8), configuration => Assert.Equal(0, configuration % 2));
    }

    [Fact]
    public void A_huge_space_is_drawn_no_further_than_its_window()
    {
        var huge = Search.Experiment(Search.Noop, "space.model.variant = { int = [0, 2000000000] }");
        var state = Begin(huge, configuration => 1 + Variant(configuration));
        var effects = state.Receive(new RequestWork(Node, 3), TimeSpan.Zero);
        Assert.Equal(256, effects.Writes.OfType<StoreWrite.Drawn>().Count());
        Assert.All(Grants(effects), fold => Assert.Equal(255, fold.Configuration));
        effects = state.Receive(new RequestWork(Node, 6), TimeSpan.Zero);
        Assert.Single(effects.Writes.OfType<StoreWrite.Drawn>());
    }

    [Fact]
    public void The_restarts_of_the_refit_are_shared_by_all_slots_and_none_waits_where_no_slot_is_free()
    {
        var other = new NodeId("b");
        var state = Begin(Two, _ => 1, restarts: 5);
        state.Receive(new Register(other, "b", ProtocolVersion.Current, "build", 2, "study", 0, []), TimeSpan.Zero);
        foreach (var fold in Grants(state.Receive(new RequestWork(Node, 24), TimeSpan.Zero)))
        {
            state.Receive(Scored(fold, 1), TimeSpan.Zero);
        }

        state.Receive(new RequestWork(Node, 124), TimeSpan.Zero);
        state.Receive(new RequestWork(other, 100), TimeSpan.Zero);
        var effects = state.Select(new Selected(SelectionRule.MeanBest, 0, 1, 2), Preview.Suggest(Two).First(), [], TimeSpan.Zero);
        var refits = effects.Messages.Where(sent => sent.Message is TrainRefit).ToList();
        Assert.Equal([2, 2], refits.CountBy(sent => sent.Node).Select(count => count.Value));

        var (node, message) = refits[0];
        var refit = Assert.IsType<TrainRefit>(message);
        var work = new DoneWork(refit.Attempt, refit.Configuration, refit.ConfigurationKey, null, refit.Restart, 0, 1, 0);
        effects = state.Receive(new RefitFailed(node, work, "It diverges."), TimeSpan.Zero);
        Assert.Equal(node, Assert.Single(effects.Messages, sent => sent.Message is TrainRefit).Node);
    }

    private static SearchState Begin(Experiment experiment, Func<Configuration, double> cost, int restarts = 1)
    {
        var rules = new SearchRules(TimeSpan.FromSeconds(15), 3, Adopts: false);
        var state = new SearchState(Plans.Of(experiment, rules, restarts: restarts) with { Cost = cost }, Recorded.Nothing());
        state.Start(TimeSpan.Zero);
        state.Receive(new Register(Node, "a", ProtocolVersion.Current, "build", 2, "study", 0, []), TimeSpan.Zero);
        return state;
    }

    private static int Variant(Configuration configuration) =>
        int.Parse(configuration.Choices[0].Value, System.Globalization.CultureInfo.InvariantCulture);

    private static TrainFold[] Grants(Effects effects) => Desk.Grants(effects, Node);

    private static FoldScored Scored(TrainFold fold, int milliseconds)
    {
        var scored = Desk.Scored(Node, fold);
        return scored with { Work = scored.Work with { Milliseconds = milliseconds } };
    }
}
