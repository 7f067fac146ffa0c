using System.Collections.Immutable;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Validation;

namespace ActorSearch.Shared.Tests.Validation;

public class ClassFoldsTests
{
    private static readonly int[] Labels = [.. Enumerable.Repeat(0, 95), .. Enumerable.Repeat(1, 5)];

    private static readonly ImmutableArray<string> Names = ["often", "rare"];

    [Fact]
    public void Stratified_folds_keep_class_shares_within_one_row()
    {
        var strata = Strata.Classes(Labels, 2);
        for (var fold = 0; fold < 5; fold++)
        {
            var split = Splits.For(new StratifiedKFold(5, 1), strata, 1, fold);

            Assert.Equal(19, split.Validation.Count(row => Labels[row] == 0));
            Assert.Equal(1, split.Validation.Count(row => Labels[row] == 1));
        }
    }

    [Fact]
    public void Every_fold_sees_every_class()
    {
        Assert.Null(Check(new StratifiedKFold(5, 2), Labels));
        Assert.Null(Check(new KFold(5, 2), Labels));
    }

    [Fact]
    public void A_class_with_fewer_rows_than_stratified_folds_is_refused_by_name_with_what_helps()
    {
        Assert.Equal(
            "class \"rare\" has 5 training rows, too few for one in each of 6 folds; add rows of it, or set validation.folds to 5 or less, or set validation.kind = k-fold.",
            Check(new StratifiedKFold(6, 1), Labels)!.Sentence);

        Assert.Null(Check(new StratifiedKFold(5, 1), Labels));
        Assert.Null(Check(new KFold(6, 1), Labels));
    }

    [Fact]
    public void No_other_division_is_advised_where_none_helps()
    {
        int[] single = [.. Enumerable.Repeat(0, 9), 1];
        foreach (var folds in new[] { 2, 3, 5 })
        {
            Assert.Equal(
                $"class \"rare\" has 1 training row, too few for one in each of {folds} folds; add rows of it.",
                Check(new StratifiedKFold(folds, 1), single)!.Sentence);
            Assert.Matches(
                "^class \"rare\" has 1 training row, and none among the training rows of fold [0-4]; add rows of it.$",
                Check(new KFold(folds, 1), single)!.Sentence);
        }
    }

    [Fact]
    public void A_k_fold_that_would_fail_as_well_is_not_advised()
    {
        // With two rows of it in two folds, some shuffles put both into one.
        int[] pair = [.. Enumerable.Repeat(0, 6), 1, 1];
        var seen = new HashSet<bool>();
        for (var seed = 0UL; seed < 40; seed++)
        {
            var advised = ClassFolds.Check(new StratifiedKFold(3, 1), Strata.Classes(pair, 2), Names, seed)!.Sentence.Contains("= k-fold", StringComparison.Ordinal);
            Assert.Equal(ClassFolds.Check(new KFold(3, 1), Strata.Classes(pair, 2), Names, seed) is null, advised);
            seen.Add(advised);
        }

        Assert.Equal(2, seen.Count);
    }

    [Fact]
    public void A_class_that_a_fold_or_a_holdout_cannot_learn_is_refused_by_name_and_fold_with_what_helps()
    {
        int[] pair = [.. Enumerable.Repeat(0, 6), 1, 1];
        ValidationSettings[] divisions = [new KFold(2, 1), new Holdout(0.5, 1)];
        foreach (var division in divisions)
        {
            var found = Enumerable.Range(0, 40).Select(seed => ClassFolds.Check(division, Strata.Classes(pair, 2), Names, (ulong)seed)).ToList();

            Assert.Contains(found, mistake => mistake is null);
            Assert.Matches(
                "^class \"rare\" has 2 training rows, and none among the training rows of fold [01]; "
                    + "add rows of it, or set validation.kind = stratified-k-fold and validation.folds to 2 or less.$",
                found.First(mistake => mistake is not null)!.Sentence);
        }

        Assert.Null(Check(new StratifiedKFold(2, 1), pair));
    }

    [Fact]
    public void A_class_without_any_row_is_refused()
    {
        Assert.EndsWith("add rows of it.", Check(new KFold(2, 1), [0, 0, 0, 0])!.Sentence, StringComparison.Ordinal);
        Assert.Contains("has 0 training rows", Check(new StratifiedKFold(2, 1), [0, 0, 0, 0])!.Sentence, StringComparison.Ordinal);
    }

    private static Mistake? Check(ValidationSettings settings, int[] labels) => ClassFolds.Check(settings, Strata.Classes(labels, 2), Names, 1);
}
