using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Statistics;
using ActorSearch.Shared.Validation;

namespace ActorSearch.Shared.Tests.Statistics;

public class PairedDifferenceTests
{
    private static readonly ValidationSettings Five = new KFold(5, 1);

    [Fact]
    public void The_margin_is_the_corrected_one()
    {
        // Differences 1, 2, 3, 4, 5: mean 3, variance 2.5; (1/5 + 1/4)·2.5 = 1.125; t(4) = 2.7764.
        var difference = PairedDifference.Compute(Lines(1, 2, 3, 4, 5), Lines(0, 0, 0, 0, 0), Five);

        Assert.Equal(3, difference.Mean, 12);
        Assert.Equal(2.7764 * Math.Sqrt(1.125), difference.Margin!.Value, 3);
        Assert.True(difference.IsWorse);
    }

    [Fact]
    public void What_ranks_is_compared_and_not_the_loss()
    {
        // Accuracies of 0.9 and 0.8 as costs, with the better loss on the worse side.
        FoldLine[] better = [.. Lines(5, 5).Select(line => line with { Cost = -0.9f })], worse = [.. Lines(1, 1).Select(line => line with { Cost = -0.8f })];

        var difference = PairedDifference.Compute(worse, better, Five);

        Assert.Equal(0.1, difference.Mean, 6);
        Assert.True(difference.IsWorse);
    }

    [Fact]
    public void A_difference_within_its_margin_is_none()
    {
        Assert.False(PairedDifference.Compute(Lines(1, -1, 2, 0, 1), Lines(0, 0, 0, 0, 0), Five).IsWorse);
    }

    [Fact]
    public void What_all_folds_share_makes_no_spread()
    {
        var difference = PairedDifference.Compute(Lines(1.5f, 2.5f, 9.5f, 4.5f, 5.5f), Lines(1, 2, 9, 4, 5), Five);

        Assert.Equal((0.5, 0), (difference.Mean, difference.Margin));
        Assert.True(difference.IsWorse);
    }

    [Fact]
    public void One_fold_has_a_difference_and_no_margin()
    {
        var difference = PairedDifference.Compute(Lines(2), Lines(1), new Holdout(0.2, 1));

        Assert.Equal((1, null), (difference.Mean, difference.Margin));
        Assert.False(difference.IsWorse);
    }

    [Fact]
    public void A_holdout_weighs_by_its_share()
    {
        Assert.Equal(0.25, new Holdout(0.2, 3).TestToTrain, 12);
        Assert.Equal(0.25, new StratifiedKFold(5, 2).TestToTrain, 12);
    }

    private static FoldLine[] Lines(params float[] losses) => [.. losses.Select(loss => new FoldLine(FoldStatus.Scored, loss, loss, 1, 1))];
}
