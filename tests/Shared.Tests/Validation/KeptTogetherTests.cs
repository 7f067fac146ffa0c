using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Validation;
using ActorSearch.Shared.Validation.Given;
using ActorSearch.Shared.Validation.Groups;
using ActorSearch.Shared.Validation.Times;

namespace ActorSearch.Shared.Tests.Validation;

public class KeptTogetherTests
{
    private static readonly int[] Groups = [.. Enumerable.Range(0, 120).Select(row => row * row % 23)];
    private static readonly Strata Rows = Strata.Classes([.. Enumerable.Range(0, 120).Select(row => row % 3)], 3)
        .With(Groups, [.. Enumerable.Range(0, 120).Select(row => (double)(row * 37 % 120))], null, 120);

    public static TheoryData<ValidationSettings> OfGroups =>
        new(new GroupKFold(4), new StratifiedGroupKFold(4), new GroupHoldout(0.3, 2), new LeaveOneGroupOut(Groups.Distinct().Count()));

    [Theory]
    [MemberData(nameof(OfGroups))]
    public void No_group_is_on_both_sides_of_a_fold_an_outer_fold_or_a_refit(ValidationSettings settings)
    {
        Assert.Null(Splits.Check(settings, Rows));
        var splits = Enumerable.Range(0, settings.Trainings).Select(fold => Splits.For(settings, Rows, 3, fold))
            .Append(RefitSplit.Split(settings, 0.2, Rows, 3));
        if (settings.NotNested is null) splits = splits.Concat(Enumerable.Range(1, 3).Select(part => OuterSplits.Split(settings, Rows, 3, new OuterPart(part, 3))));

        Assert.All(splits, split =>
        {
            Assert.Empty(split.Train.Select(row => Groups[row]).Intersect(split.Validation.Select(row => Groups[row])));
            Assert.Equal(Enumerable.Range(0, 120), split.Train.Concat(split.Validation).Order());
            Assert.NotEmpty(split.Train);
            Assert.NotEmpty(split.Validation);
        });
    }

    [Fact]
    public void Every_row_that_validates_is_later_than_all_training_rows()
    {
        ValidationSettings[] schemes = [new TimeSeriesFolds(5, 2, 0), new TimeSeriesFolds(5, 0, 15), new TimeHoldout(0.3, 4)];
        foreach (var settings in schemes)
        {
            Assert.All(Enumerable.Range(0, settings.Folds).Select(fold => Splits.For(settings, Rows, 3, fold)).Append(RefitSplit.Split(settings, 0.2, Rows, 3)), split =>
                Assert.True(split.Train.Max(row => Rows.Times![row]) < split.Validation.Min(row => Rows.Times![row])));
            Assert.Contains("cannot be combined", OuterFolds.Check(settings, 3, 120)?.Sentence, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_stratified_hold_out_has_the_share_of_each_class()
    {
        int[] labels = [.. Enumerable.Range(0, 100).Select(row => row % 10 == 3 ? 1 : 0)];

        Assert.Equal(2, Splits.For(new StratifiedHoldout(0.2, 2), Strata.Classes(labels, 2), 1, 1).Validation.Count(row => labels[row] == 1));
    }

    [Fact]
    public void A_validation_file_validates_and_is_held_out()
    {
        var rows = Strata.One(10).With(null, null, null, 7);

        Assert.Equal([7, 8, 9], Splits.For(new ValidationFile(), rows, 1, 0).Validation);
        Assert.Equal([7, 8, 9], RefitSplit.Split(new ValidationFile(), 0.5, rows, 1).Validation);
    }

    [Fact]
    public void What_a_scheme_lacks_is_one_sentence()
    {
        Assert.Equal(
            "validation.kind: group-k-fold needs a column of groups: name it in data.columns, for example data.columns { patient = group }.",
            Splits.Check(new GroupKFold(2), Strata.One(9))?.ToString());
        Assert.Equal(
            "validation.folds: group-k-fold needs at least 5 groups, but there are 2 groups; set validation.folds to fewer, or give more groups.",
            Splits.Check(new GroupKFold(5), Strata.One(9).With([0, 1, 0, 1, 0, 1, 0, 1, 0], null, null, 9))?.ToString());
        Assert.Contains("needs a column of folds", Splits.Check(new PredefinedFolds(null), Strata.One(9))?.Sentence, StringComparison.Ordinal);
        Assert.Contains("needs rows of at least two folds", Splits.Check(new PredefinedFolds(null), Strata.One(2).With(null, null, [0, 0], 2))?.Sentence, StringComparison.Ordinal);
        Assert.Equal(
            "validation.count: it is 4, but the data has 2 folds in its column; set validation.count = auto.",
            Splits.Check(new PredefinedFolds(4), Strata.One(2).With(null, null, [0, 1], 2))?.ToString());
        Assert.Contains("needs a validation file", Splits.Check(new ValidationFile(), Strata.One(9))?.Sentence, StringComparison.Ordinal);
        Assert.Contains("a gap of 9 leaves none", Splits.Check(new TimeSeriesFolds(3, 9, 0), Strata.One(20))?.Sentence, StringComparison.Ordinal);
    }
}
