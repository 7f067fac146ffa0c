using ActorSearch.Shared.Statistics;

namespace ActorSearch.Shared.Tests.Statistics;

public class ImportanceTests
{
    [Fact]
    public void On_a_full_grid_sums_of_effects_have_no_share_of_pairs()
    {
        // Loss = 3·a + b over {0, 1}²: variances 9/4 and 1/4.
        var importance = Importance.Compute([["0", "0", "1", "1"], ["0", "1", "0", "1"]], [0, 1, 3, 4])!;

        Assert.True(importance.Exact);
        Assert.Equal([0.9, 0.1], importance.Main.Select(share => Math.Round(share, 12)));
        Assert.Equal(0, Assert.Single(importance.Pairs).Share, 12);
    }

    [Fact]
    public void What_only_two_do_together_is_the_pair_s()
    {
        var importance = Importance.Compute([["0", "0", "1", "1"], ["0", "1", "0", "1"]], [0, 1, 1, 0])!;

        Assert.Equal([0.0, 0.0], importance.Main);
        Assert.Equal(1, Assert.Single(importance.Pairs).Share, 12);
    }

    [Fact]
    public void The_shares_of_a_full_grid_add_up_to_one_with_two_hyperparameters()
    {
        var importance = Importance.Compute([["a", "a", "a", "b", "b", "b"], ["1", "2", "3", "1", "2", "3"]], [0.3, 0.9, 0.1, 0.4, 0.2, 0.7])!;

        Assert.Equal(1, importance.Main.Sum() + importance.Pairs.Sum(pair => pair.Share), 12);
    }

    [Fact]
    public void A_grid_with_a_hole_is_not_exact()
    {
        var importance = Importance.Compute([["0", "0", "1"], ["0", "1", "0"]], [0, 1, 3])!;

        Assert.False(importance.Exact);
        Assert.Empty(importance.Pairs);
    }

    [Fact]
    public void Of_drawn_numbers_the_one_that_matters_has_the_larger_share_and_chance_has_none()
    {
        var first = Enumerable.Range(0, 200).Select(i => $"{i / 200.0}").ToArray();
        var second = Enumerable.Range(0, 200).Select(i => $"{i * 37 % 200}").ToArray();

        var importance = Importance.Compute([first, second], [.. Enumerable.Range(0, 200).Select(i => i / 200.0)])!;

        Assert.InRange(importance.Main[0], 0.95, 1);
        Assert.InRange(importance.Main[1], 0, 0.05);
    }

    [Fact]
    public void A_hyperparameter_that_a_condition_left_out_is_a_group_of_its_own()
    {
        Assert.InRange(Importance.Compute([[null, null, "0.9", "0.9", "0.9"]], [1, 1, 2, 2, 2.1])!.Main[0], 0.95, 1);
    }

    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(1, 2)]
    public void Equal_losses_or_too_few_have_no_importance(params double[] losses)
    {
        Assert.Null(Importance.Compute([[.. losses.Select((_, i) => $"{i}")]], losses));
    }
}
