using ActorSearch.Coordinator.State;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Tests.State.Supply;

/// <summary>What continues goes to the node where it paused, if that node asks for it.</summary>
public class PausedPlacesTests
{
    private static readonly NodeId A = Desk.A, B = Desk.B;

    private static readonly Experiment Eight = Search.Experiment(
        Search.Noop, "space.model.variant = [0, 1, 2, 3, 4, 5, 6, 7]", "validation.folds = 2", "training.max-epochs = 4");

    [Fact]
    public void A_node_gets_what_paused_there_first_and_the_rest_when_it_has_nothing_else()
    {
        var state = AfterTheFirstRung();

        Assert.Equal([(4, 0), (4, 1), (5, 0), (5, 1)], Ask(state, B, 8 + 4));
        Assert.Equal([(0, 0)], Ask(state, A, 8 + 1));
        Assert.Equal([(0, 1), (1, 0), (1, 1)], Ask(state, B, 12 + 3));
    }

    [Fact]
    public void What_paused_on_a_node_that_has_left_goes_to_any_other()
    {
        var state = AfterTheFirstRung();

        state.Receive(new Left(B), TimeSpan.Zero);

        Assert.Equal([(0, 0), (0, 1), (1, 0), (1, 1), (4, 0), (4, 1), (5, 0), (5, 1)], Ask(state, A, 8 + 8));
    }

    /// <summary>Configurations 0 to 3 paused on A, 4 to 7 on B; 0, 1, 4 and 5 are the better ones.</summary>
    private static SearchState AfterTheFirstRung()
    {
        var rules = new SearchRules(TimeSpan.FromSeconds(15), 3, Adopts: false);
        var ladder = new RungSchedule(new RungSettings(Reductions: [2], LeastEpochs: null, Brackets: 1), maxEpochs: 4);
        var state = new SearchState(Plans.Of(Eight, rules) with { Ladder = ladder }, Recorded.Nothing());
        state.Start(TimeSpan.Zero);
        List<(NodeId Node, TrainFold Fold)> granted = [];
        foreach (var node in new[] { A, B })
        {
            state.Receive(new Register(node, node.Text, ProtocolVersion.Current, "build", 8, "study", 0, []), TimeSpan.Zero);
            granted.AddRange(Desk.Grants(state.Receive(new RequestWork(node, 8), TimeSpan.Zero), node).Select(fold => (node, fold)));
        }

        foreach (var (node, fold) in granted)
        {
            state.Receive(Paused(node, fold, loss: fold.Configuration % 4 < 2 ? 1 : 2), TimeSpan.Zero);
        }

        return state;
    }

    private static (int, int)[] Ask(SearchState state, NodeId node, long upTo) =>
        [.. Desk.Grants(state.Receive(new RequestWork(node, upTo), TimeSpan.Zero), node).Select(fold => (fold.Configuration, fold.Fold))];

    private static FoldScored Paused(NodeId node, TrainFold fold, double loss)
    {
        double[] losses = [.. Enumerable.Repeat(loss, fold.Epochs)];
        var scored = Desk.Scored(node, fold, (float)loss);
        return scored with { Work = scored.Work with { Epochs = fold.Epochs }, Curves = new LossCurves(losses, losses) };
    }
}
