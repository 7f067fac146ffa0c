using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Validation;

namespace ActorSearch.Shared.Tests.Validation;

/// <summary>Sizes as in the examples of scikit-learn's user guide (cross-validation), and at the edges.</summary>
public class SizesTests
{
    [Theory]
    [InlineData(10, 3, new[] { 4, 3, 3 })]
    [InlineData(11, 3, new[] { 4, 4, 3 })]
    [InlineData(100, 5, new[] { 20, 20, 20, 20, 20 })]
    [InlineData(4, 2, new[] { 2, 2 })]
    [InlineData(3, 3, new[] { 1, 1, 1 })]
    public void The_remainder_of_a_k_fold_is_spread_one_a_fold_from_the_first(int rows, int folds, int[] sizes) => Assert.Equal(
        sizes,
        Enumerable.Range(0, folds).Select(fold =>
            Splits.For(new KFold(folds, 1), Strata.One(rows), 1, fold).Validation.Length));

    [Fact]
    public void Forty_five_rows_against_five_in_three_folds_are_divided_as_in_the_guide()
    {
        // train [30 3] test [15 2], train [30 3] test [15 2], train [30 4] test [15 1]
        var labels = Enumerable.Range(0, 50).Select(row => row < 45 ? 0 : 1).ToArray();
        var folds = Enumerable.Range(0, 3)
            .Select(fold => Splits.For(new StratifiedKFold(3, 1), Strata.Classes(labels, 2), 1, fold))
            .Select(split => (Of(split.Train, 0), Of(split.Train, 1), Of(split.Validation, 0), Of(split.Validation, 1)));

        Assert.Equal([(30, 3, 15, 2), (30, 3, 15, 2), (30, 4, 15, 1)], folds);

        int Of(int[] rows, int label) => rows.Count(row => labels[row] == label);
    }

    [Theory]
    [InlineData(100, 0.2, 20)]
    [InlineData(100, 0.07, 7)]
    [InlineData(150, 0.4, 60)]
    [InlineData(5, 0.33, 2)]
    [InlineData(10, 0.25, 3)]
    [InlineData(10, 0.001, 1)]
    [InlineData(10, 0.999, 9)]
    [InlineData(2, 0.9, 1)]
    public void A_holdout_rounds_up_and_leaves_a_row_on_each_side(int rows, double share, int validation)
    {
        var split = Splits.For(new Holdout(share, 1), Strata.One(rows), 1, 0);

        Assert.Equal((rows - validation, validation), (split.Train.Length, split.Validation.Length));
    }
}
