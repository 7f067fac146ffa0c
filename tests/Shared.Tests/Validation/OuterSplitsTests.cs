using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Validation;

namespace ActorSearch.Shared.Tests.Validation;

public class OuterSplitsTests
{
    private static readonly KFold Folds = new(3, 1);

    [Theory]
    [InlineData(10, 2)]
    [InlineData(103, 5)]
    [InlineData(7, 7)]
    public void Each_row_is_in_one_outer_fold_and_outside_of_all_others(int rows, int parts)
    {
        FoldSplit[] splits = [.. Enumerable.Range(1, parts).Select(part => OuterSplits.Split(Folds, Strata.One(rows), 1, new OuterPart(part, parts)))];

        Assert.Equal(Enumerable.Range(0, rows), splits.SelectMany(split => split.Validation).Order());
        Assert.All(splits, split => Assert.Equal(Enumerable.Range(0, rows), split.Train.Concat(split.Validation).Order()));
        Assert.True(splits.Max(split => split.Validation.Length) - splits.Min(split => split.Validation.Length) <= 1);
    }

    [Fact]
    public void Each_outer_fold_has_its_share_of_each_class()
    {
        int[] labels = [.. Enumerable.Range(0, 100).Select(row => row % 10 == 3 ? 1 : 0)];

        Assert.All(Enumerable.Range(1, 5), part => Assert.Equal(
            2, OuterSplits.Split(Folds, Strata.Classes(labels, 2), 4, new OuterPart(part, 5)).Validation.Count(row => labels[row] == 1)));
    }

    [Fact]
    public void Outer_folds_are_no_folds_of_the_search_and_other_seeds_give_others()
    {
        int[] OuterRows(ulong seed) => OuterSplits.Split(Folds, Strata.One(50), seed, new OuterPart(1, 5)).Validation;

        Assert.NotEqual(OuterRows(1), OuterRows(2));
        Assert.NotEqual(OuterRows(1), Splits.For(new KFold(5, 1), Strata.One(50), 1, 0).Validation);
    }

    [Fact]
    public void Searches_outside_of_two_outer_folds_divide_their_rows_by_other_draws()
    {
        int[] Places(int part) => Splits.For(new KFold(4, 1), Strata.One(40), 1, 0, part).Validation;

        Assert.NotEqual(Places(0), Places(1));
        Assert.NotEqual(Places(1), Places(2));
    }

    [Theory]
    [InlineData(20, 21, "21 outer folds need at least 21 training rows, but there are 20 rows; set validation.outer to 20 or less.")]
    [InlineData(5, 2, "outside of an outer fold lie 2 of 5 training rows, fewer than validation.folds; set fewer folds, or validation.outer = 0.")]
    public void Rows_that_do_not_do_are_told(int rows, int outer, string sentence) =>
        Assert.Equal(new Mistake("validation.outer", sentence), OuterFolds.Check(new KFold(3, 1), outer, rows));

    [Fact]
    public void A_holdout_outside_of_an_outer_fold_takes_two_rows()
    {
        Assert.Null(OuterFolds.Check(new Holdout(0.5, 1), 2, 4));
        Assert.Contains("a holdout needs at least 2", OuterFolds.Check(new Holdout(0.5, 1), 2, 3)?.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_that_a_search_outside_of_an_outer_fold_could_not_learn_is_told()
    {
        int[] labels = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1];
        var part = new OuterPart(1, 3);
        var searched = Strata.Classes([.. OuterSplits.Split(Folds, Strata.Classes(labels, 2), 1, part).Train.Select(row => labels[row])], 2);

        Assert.Null(OuterFolds.Check(new StratifiedKFold(2, 1), part, searched, ["often", "rare"], 1));
        Assert.StartsWith(
            "outside of outer fold 1 of 3, class \"rare\" has 2 training rows, too few for one in each of 3 folds",
            OuterFolds.Check(new StratifiedKFold(3, 1), part, searched, ["often", "rare"], 1)?.Sentence,
            StringComparison.Ordinal);
    }
}
