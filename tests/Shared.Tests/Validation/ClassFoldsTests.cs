using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Validation;

namespace ActorSearch.Shared.Tests.Validation;

public class ClassFoldsTests
{
    private static readonly int[] Labels = [.. Enumerable.Repeat(0, 95), .. Enumerable.Repeat(1, 5)];

    [Fact]
    public void Stratified_folds_keep_class_shares_within_one_row()
    {
        var strata = Strata.Classes(Labels, 2);
        for (var fold = 0; fold < 5; fold++)
        {
            var split = Splits.For(new ValidationSettings.StratifiedKFold(5, 1), strata, 1, fold);

            Assert.Equal(19, split.Validation.Count(row => Labels[row] == 0));
            Assert.Equal(1, split.Validation.Count(row => Labels[row] == 1));
        }
    }

    [Fact]
    public void Every_fold_sees_every_class()
    {
        Assert.Null(Check(new ValidationSettings.StratifiedKFold(5, 2), Labels));
        Assert.Null(Check(new ValidationSettings.KFold(5, 2), Labels));
    }

    [Fact]
    public void A_class_with_fewer_rows_than_stratified_folds_is_refused_by_name()
    {
        var sentence = Check(new ValidationSettings.StratifiedKFold(6, 1), Labels)!.Sentence;

        Assert.StartsWith("class \"rare\" has 5 training rows, too few for one in each of 6 folds", sentence, StringComparison.Ordinal);
        Assert.Contains("set validation.folds to 5 or less", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_that_a_fold_cannot_learn_is_refused_by_name_and_fold()
    {
        int[] single = [.. Enumerable.Repeat(0, 9), 1];

        Assert.Matches("^class \"rare\" has 1 training row, and none among the training rows of fold [0-4];", Check(new ValidationSettings.KFold(5, 1), single)!.Sentence);
        var ofHoldouts = Enumerable.Range(0, 20).Select(seed => ClassFolds.Check(new ValidationSettings.Holdout(0.5, 1), single, ["often", "rare"], (ulong)seed));
        Assert.Contains(ofHoldouts, mistake => mistake is not null);
        Assert.Contains(ofHoldouts, mistake => mistake is null);
    }

    [Fact]
    public void A_class_without_any_row_is_refused()
    {
        Assert.Contains("has 0 training rows", Check(new ValidationSettings.KFold(2, 1), [0, 0, 0, 0])!.Sentence, StringComparison.Ordinal);
    }

    private static Mistake? Check(ValidationSettings settings, int[] labels) => ClassFolds.Check(settings, labels, ["often", "rare"], 1);
}
