using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Validation;
using FsCheck;
using FsCheck.Xunit;

namespace ActorSearch.Shared.Tests.Validation;

public class StrataTests
{
    [Property]
    public void Each_fold_holds_its_share_of_each_class_within_one_row(ulong seed, NonEmptyArray<byte> draws, PositiveInt folds)
    {
        var labels = draws.Get.Select(draw => draw % 4).ToArray();
        var count = 2 + (folds.Get % 6);
        if (labels.Length < count)
        {
            labels = [.. labels, .. new int[count]];
        }

        for (var fold = 0; fold < count; fold++)
        {
            var split = Splits.For(new StratifiedKFold(count, 1), Strata.Classes(labels, 4), seed, fold);
            for (var label = 0; label < 4; label++)
            {
                var share = labels.Count(other => other == label) / (double)count;
                var held = split.Validation.Count(row => labels[row] == label);
                Assert.InRange(held, Math.Floor(share), Math.Ceiling(share));
            }
        }
    }

    [Fact]
    public void The_remainders_of_the_classes_do_not_all_go_to_the_first_folds()
    {
        // Five classes of six rows in five folds: each has one row over.
        var labels = Enumerable.Range(0, 30).Select(row => row % 5).ToArray();
        var sizes = Enumerable.Range(0, 5).Select(fold =>
            Splits.For(new StratifiedKFold(5, 1), Strata.Classes(labels, 5), 1, fold).Validation.Length);

        Assert.Equal([6, 6, 6, 6, 6], sizes);
    }

    [Property]
    public void Fifths_follow_the_order_of_the_targets_and_differ_by_one_row_at_most(NonEmptyArray<short> values)
    {
        var targets = values.Get.Select(value => (float)value).ToArray();
        var strata = Strata.Fifths(targets);
        var labels = strata.Labels.ToArray();

        Assert.Equal(5, strata.Count);
        var sizes = Enumerable.Range(0, 5).Select(fifth => labels.Count(label => label == fifth)).ToArray();
        Assert.InRange(sizes.Max() - sizes.Min(), 0, 1);
        var ordered = labels.Select((label, row) => (label, target: targets[row])).OrderBy(row => row.label).ToArray();
        Assert.Equal(targets.Order(), ordered.GroupBy(row => row.label).SelectMany(fifth => fifth.Select(row => row.target).Order()));
    }

    [Fact]
    public void Stratified_by_fifths_every_fold_sees_low_and_high_targets()
    {
        var targets = Enumerable.Range(0, 100).Select(row => (float)(row * 37 % 100)).ToArray();
        for (var fold = 0; fold < 10; fold++)
        {
            var split = Splits.For(new StratifiedKFold(10, 1), Strata.Fifths(targets), 9, fold);
            var fifths = split.Validation.Select(row => (int)targets[row] / 20).Order();

            Assert.Equal([0, 0, 1, 1, 2, 2, 3, 3, 4, 4], fifths);
        }
    }

    [Fact]
    public void A_label_that_is_no_class_is_a_bug()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Strata.Classes([0, 2], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Strata.Classes([0, -1], 2));
    }
}
