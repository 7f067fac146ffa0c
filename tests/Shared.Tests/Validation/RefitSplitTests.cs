using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Validation;

namespace ActorSearch.Shared.Tests.Validation;

public class RefitSplitTests
{
    private static readonly KFold Folds = new(5, 1);

    [Theory]
    [InlineData(2, 0.5, 1)]
    [InlineData(2, 0.01, 1)]
    [InlineData(2, 0.99, 1)]
    [InlineData(100, 0.07, 7)]
    [InlineData(101, 0.2, 21)]
    public void A_share_of_the_rows_is_held_out_and_all_others_are_trained_on(int rows, double share, int held)
    {
        var split = RefitSplit.Split(Folds, share, Strata.One(rows), 1);

        Assert.Equal(held, split.Validation.Length);
        Assert.Equal(Enumerable.Range(0, rows), split.Train.Concat(split.Validation).Order());
    }

    [Theory]
    [InlineData(0.2, 19, 1)]
    [InlineData(0.25, 24, 1)]
    [InlineData(0.5, 48, 2)]
    public void Each_class_is_held_out_by_its_share(double share, int often, int rare)
    {
        int[] labels = [.. Enumerable.Range(0, 100).Select(row => row % 20 == 7 ? 1 : 0)];

        var held = RefitSplit.Split(Folds, share, Strata.Classes(labels, 2), 1).Validation;

        Assert.InRange(held.Count(row => labels[row] == 0), often - 1, often + 1);
        Assert.InRange(held.Count(row => labels[row] == 1), rare, rare + 1);
    }

    [Fact]
    public void Each_fifth_of_a_numeric_target_is_held_out_alike()
    {
        float[] targets = [.. Enumerable.Range(0, 100).Select(row => (row * 37f) % 100)];

        var held = RefitSplit.Split(Folds, 0.2, Strata.Fifths(targets), 1).Validation;

        Assert.Equal([4, 4, 4, 4, 4], held.CountBy(row => (int)targets[row] / 20).OrderBy(count => count.Key).Select(count => count.Value));
    }

    [Fact]
    public void Another_seed_holds_out_other_rows_and_no_fold_holds_out_the_same()
    {
        var strata = Strata.One(60);

        Assert.Equal(RefitSplit.Split(Folds, 0.2, strata, 1).Validation, RefitSplit.Split(Folds, 0.2, strata, 1).Validation);
        Assert.NotEqual(RefitSplit.Split(Folds, 0.2, strata, 1).Validation, RefitSplit.Split(Folds, 0.2, strata, 2).Validation);
        Assert.NotEqual(RefitSplit.Split(Folds, 0.2, strata, 1).Validation, Splits.For(new Holdout(0.2, 1), strata, 1, 0).Validation);
    }

    [Fact]
    public void A_class_without_rows_to_train_on_is_refused_by_name()
    {
        string[] names = ["often", "rare"];
        var strata = Strata.Classes([.. Enumerable.Repeat(0, 4), 1], 2);
        var refused = Enumerable.Range(0, 20).Select(seed => RefitSplit.Check(Folds, 0.9, strata, (ulong)seed, of => names[of])).OfType<Mistake>().ToList();

        Assert.NotEmpty(refused);
        Assert.All(refused, mistake => Assert.Matches(
            "^all training rows of class \"(often|rare)\" would be held out; set a smaller refit.share, or refit.kind = all-rows.$", mistake.Sentence));
        Assert.Null(RefitSplit.Check(Folds, 0.9, strata, 1, nameOf: null));
        Assert.Equal("refit.share", RefitSplit.Check(Folds, 0.2, Strata.One(1), 1, null)!.Where);
    }
}
