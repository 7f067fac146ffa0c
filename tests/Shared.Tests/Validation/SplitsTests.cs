using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Validation;
using FsCheck;
using FsCheck.Xunit;

namespace ActorSearch.Shared.Tests.Validation;

public class SplitsTests
{
    private const ulong Seed = 42;

    [Property]
    public void Every_scheme_puts_each_row_on_exactly_one_side(ulong seed, PositiveInt extra, PositiveInt folds, PositiveInt share)
    {
        foreach (var (scheme, strata) in Schemes(extra, folds, share))
        {
            for (var fold = 0; fold < scheme.Trainings; fold++)
            {
                var split = Splits.For(scheme, strata, seed, fold);

                Assert.Equal(Enumerable.Range(0, strata.Rows), split.Train.Concat(split.Validation).Order());
                Assert.Equal(split.Train.Order(), split.Train);
                Assert.Equal(split.Validation.Order(), split.Validation);
                Assert.NotEmpty(split.Train);
                Assert.NotEmpty(split.Validation);
            }
        }
    }

    [Property]
    public void In_each_repeat_of_a_k_fold_each_row_validates_once_and_sizes_differ_by_one_at_most(
        ulong seed, PositiveInt extra, PositiveInt folds)
    {
        foreach (var (scheme, strata) in Schemes(extra, folds, folds).Where(entry => entry.Scheme is not Holdout))
        {
            var splits = Enumerable.Range(0, scheme.Trainings).Select(fold => Splits.For(scheme, strata, seed, fold).Validation);
            foreach (var repeat in splits.Chunk(scheme.Trainings / 2))
            {
                Assert.Equal(Enumerable.Range(0, strata.Rows), repeat.SelectMany(rows => rows).Order());
                Assert.InRange(repeat.Max(rows => rows.Length) - repeat.Min(rows => rows.Length), 0, 1);
            }
        }
    }

    [Property]
    public void The_same_arguments_give_the_same_rows(ulong seed, PositiveInt extra, PositiveInt folds, PositiveInt share)
    {
        foreach (var (scheme, strata) in Schemes(extra, folds, share))
        {
            var last = scheme.Trainings - 1;
            var first = Splits.For(scheme, strata, seed, last);
            var second = Splits.For(scheme, strata, seed, last);

            Assert.Equal(first.Validation, second.Validation);
            Assert.Equal(first.Train, second.Train);
        }
    }

    [Fact]
    public void Seeds_and_repeats_give_other_rows()
    {
        ValidationSettings[] schemes =
            [new KFold(5, 2), new StratifiedKFold(5, 2), new Holdout(0.2, 6)];
        foreach (var scheme in schemes)
        {
            var rows = Splits.For(scheme, Strata.One(100), Seed, 0).Validation;

            Assert.NotEqual(rows, Splits.For(scheme, Strata.One(100), Seed, 5).Validation);
            Assert.NotEqual(rows, Splits.For(scheme, Strata.One(100), Seed + 1, 0).Validation);
        }
    }

    [Fact]
    public void More_folds_than_rows_is_one_sentence_that_names_both()
    {
        ValidationSettings[] schemes = [new KFold(5, 1), new StratifiedKFold(5, 1)];
        foreach (var scheme in schemes)
        {
            Assert.Equal(
                "validation.folds: 5 folds need at least 5 training rows, but there are 4 rows; set validation.folds to 4 or less.",
                Splits.Check(scheme, 4)?.ToString());
            Assert.Null(Splits.Check(scheme, 5));
            Assert.Throws<ArgumentException>(() => Splits.For(scheme, Strata.One(4), Seed, 0));
        }
    }

    [Fact]
    public void More_than_a_million_trainings_of_a_configuration_are_a_mistake()
    {
        Assert.Contains("2,000,000 trainings", Splits.Check(new KFold(2000, 1000), 2000)!.Sentence, StringComparison.Ordinal);
        Assert.Null(Splits.Check(new KFold(1000, 1000), 2000));
    }

    [Fact]
    public void A_holdout_of_one_row_is_a_mistake()
    {
        var scheme = new Holdout(0.5, 1);

        Assert.Contains("there is 1 row", Splits.Check(scheme, 1)?.Sentence);
        Assert.Null(Splits.Check(scheme, 2));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10)]
    public void A_fold_that_does_not_exist_is_a_bug(int fold) => Assert.Throws<ArgumentOutOfRangeException>(
        () => Splits.For(new KFold(5, 2), Strata.One(100), Seed, fold));

    private static IEnumerable<(ValidationSettings Scheme, Strata Strata)> Schemes(PositiveInt extra, PositiveInt folds, PositiveInt share)
    {
        var count = 2 + (folds.Get % 9);
        var strata = Strata.Classes([.. Enumerable.Range(0, count + extra.Get - 1).Select(row => row * row % 3)], 3);
        yield return (new KFold(count, 2), strata);
        yield return (new StratifiedKFold(count, 2), strata);
        yield return (new Holdout(share.Get % 100 / 100.0 is var part and > 0 ? part : 0.001, 2), strata);
    }
}
