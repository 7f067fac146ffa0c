using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Tests.Training;

public class EarlyStoppingStateTests
{
    [Fact]
    public void Patience_counts_epochs_without_an_improvement()
    {
        var state = After(new EarlyStopping(2, 0), 3, 1, 2);
        Assert.False(state.Stops);

        state = state.After(1);
        Assert.True(state.Stops);
        Assert.Equal((4, 2, 1f), (state.Epoch, state.BestEpoch, state.BestCost));
    }

    [Fact]
    public void An_improvement_starts_the_count_again() => Assert.False(After(new EarlyStopping(2, 0), 3, 4, 2, 4).Stops);

    [Fact]
    public void Less_than_min_delta_is_the_best_loss_but_no_improvement()
    {
        var state = After(new EarlyStopping(2, 0.5), 3, 2.9f, 2.8f);

        Assert.True(state.Stops);
        Assert.Equal(3, state.BestEpoch);
    }

    [Fact]
    public void Small_steps_add_up_to_an_improvement() => Assert.False(After(new EarlyStopping(2, 0.5), 3, 2.7f, 2.4f, 2.3f).Stops);

    [Fact]
    public void NaN_never_improves()
    {
        var state = After(new EarlyStopping(2, 0), float.NaN, float.NaN);

        Assert.True(state.Stops);
        Assert.Equal(0, state.BestEpoch);
        Assert.Equal(2, After(null, float.NaN, 5, float.NaN).BestEpoch);
    }

    [Fact]
    public void The_first_of_equals_is_the_best() => Assert.Equal(1, After(null, 1, 1).BestEpoch);

    [Fact]
    public void Without_a_rule_it_never_stops() => Assert.False(After(null, [.. Enumerable.Repeat(1f, 1000)]).Stops);

    [Fact]
    public void Of_equal_costs_the_lower_loss_is_best_but_no_improvement()
    {
        var state = Watching(new EarlyStopping(3, 0), (-0.9, 4), (-0.9, 3), (-0.9, 3), (-0.8, 1));

        Assert.Equal((2, -0.9), (state.BestEpoch, state.BestCost));
        Assert.True(state.Stops);
    }

    [Fact]
    public void A_cost_decides_before_the_loss() =>
        Assert.Equal(2, Watching(null, (-0.8, 1), (-0.9, 9), (double.NaN, 0)).BestEpoch);

    private static EarlyStoppingState Watching(EarlyStopping? rule, params (double Cost, double Loss)[] epochs) =>
        epochs.Aggregate(new EarlyStoppingState(rule), (state, epoch) => state.After(epoch.Cost, epoch.Loss));

    private static EarlyStoppingState After(EarlyStopping? rule, params double[] losses) =>
        losses.Aggregate(new EarlyStoppingState(rule), (state, loss) => state.After(loss));
}
