using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Validation;
using ActorSearch.Shared.Validation.Given;
using ActorSearch.Shared.Validation.Groups;
using ActorSearch.Shared.Validation.Times;

namespace ActorSearch.Shared.Tests.Validation;

/// <summary>Validation rows of each fold as scikit-learn 1.2.1 (NumPy 1.24.2) gives them for groups and classes from a small generator.</summary>
public class ScikitSplitsTests
{
    [Theory]
    [InlineData("group-k-fold", 1, 24, 7, 2, 3,
        "1 4 5 7 11 13 14 22; 3 6 15 16 17 19 20 21; 0 2 8 9 10 12 18 23")]
    [InlineData("group-k-fold", 2, 30, 11, 3, 4,
        "0 9 13 17 18 20 24 27; 1 6 8 10 12 22 26 29; 3 5 7 11 14 16 23; 2 4 15 19 21 25 28")]
    [InlineData("group-k-fold", 3, 40, 15, 3, 5,
        "6 7 12 23 29 34 37 38; 0 3 8 10 15 16 30 39; 2 13 21 22 26 32 33 35; 5 11 17 20 24 25 31 36; 1 4 9 14 18 19 27 28")]
    [InlineData("stratified-group-k-fold", 1, 24, 7, 2, 3,
        "0 1 4 5 7 8 11 13 14 18 22 23; 3 6 15 16 17 21; 2 9 10 12 19 20")]
    [InlineData("stratified-group-k-fold", 2, 30, 11, 3, 4,
        "1 13 17 19 20 24 27; 0 3 9 11 18 23; 2 4 6 8 10 12 22 26 28 29; 5 7 14 15 16 21 25")]
    [InlineData("stratified-group-k-fold", 3, 40, 15, 3, 5,
        "5 11 17 20 23 36 38; 1 4 10 28 33 35 39; 2 13 15 18 21 22 26 32; 6 7 9 12 27 29 34 37; 0 3 8 14 16 19 24 25 30 31")]
    [InlineData("k-fold", 1, 24, 7, 2, 3,
        "0 1 2 3 4 5 6 7; 8 9 10 11 12 13 14 15; 16 17 18 19 20 21 22 23")]
    [InlineData("k-fold", 2, 30, 11, 3, 4,
        "0 1 2 3 4 5 6 7; 8 9 10 11 12 13 14 15; 16 17 18 19 20 21 22; 23 24 25 26 27 28 29")]
    [InlineData("k-fold", 3, 40, 15, 3, 5,
        "0 1 2 3 4 5 6 7; 8 9 10 11 12 13 14 15; 16 17 18 19 20 21 22 23; 24 25 26 27 28 29 30 31; 32 33 34 35 36 37 38 39")]
    [InlineData("stratified-k-fold", 1, 24, 7, 2, 3,
        "0 1 2 3 4 7 8 10; 5 6 9 11 14 15 16 17; 12 13 18 19 20 21 22 23")]
    [InlineData("stratified-k-fold", 2, 30, 11, 3, 4,
        "0 1 2 3 4 5 6 8; 7 9 10 11 12 13 14 16; 15 17 18 19 20 21 26; 22 23 24 25 27 28 29")]
    [InlineData("stratified-k-fold", 3, 40, 15, 3, 5,
        "0 1 2 3 4 5 9 10; 6 7 8 11 13 16 19 20; 12 14 15 17 18 21 22 26; 23 24 25 27 28 30 32 35; 29 31 33 34 36 37 38 39")]
    public void Divisions_without_draws_are_those_of_scikit_learn(string kind, int seed, int rows, int groups, int classes, int folds, string validation)
    {
        ValidationSettings settings = kind switch
        {
            "group-k-fold" => new GroupKFold(folds),
            "stratified-group-k-fold" => new StratifiedGroupKFold(folds),
            "k-fold" => new KFold(folds, 1) { Shuffles = false },
            _ => new StratifiedKFold(folds, 1) { Shuffles = false },
        };

        Assert.Equal(validation, Shown(settings, Strata.Classes(Draws(seed + 100, rows, classes), classes).With(Draws(seed, rows, groups), null, null, rows)));
    }

    [Theory]
    [InlineData(20, 4, 0, 0,
        "4 5 6 7 < 0 1 2 3; 8 9 10 11 < 0 1 2 3 4 5 6 7; 12 13 14 15 < 0 1 2 3 4 5 6 7 8 9 10 11; 16 17 18 19 < 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15")]
    [InlineData(23, 5, 2, 0,
        "8 9 10 < 0 1 2 3 4 5; 11 12 13 < 0 1 2 3 4 5 6 7 8; 14 15 16 < 0 1 2 3 4 5 6 7 8 9 10 11; 17 18 19 < 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14; 20 21 22 < 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17")]
    [InlineData(23, 5, 1, 4,
        "8 9 10 < 3 4 5 6; 11 12 13 < 6 7 8 9; 14 15 16 < 9 10 11 12; 17 18 19 < 12 13 14 15; 20 21 22 < 15 16 17 18")]
    public void Folds_by_time_are_those_of_scikit_learn(int rows, int folds, int gap, int window, string expected)
    {
        // The times fall, so the rows come in the reverse of their order in the file.
        var strata = Strata.One(rows).With(null, [.. Enumerable.Range(0, rows).Select(row => (double)-row)], null, rows);
        var inOrder = string.Join("; ", Splits(new TimeSeriesFolds(folds, gap, window), Strata.One(rows)).Select(split => $"{Text(split.Validation)} < {Text(split.Train)}"));
        var reversed = string.Join("; ", Splits(new TimeSeriesFolds(folds, gap, window), strata).Select(split => $"{Text(Turned(split.Validation))} < {Text(Turned(split.Train))}"));

        Assert.Equal(expected, inOrder);
        Assert.Equal(expected, reversed);

        int[] Turned(int[] places) => [.. places.Select(place => rows - 1 - place).Order()];
    }

    [Fact]
    public void Leaving_one_group_out_and_a_column_of_folds_are_those_of_scikit_learn()
    {
        var groups = Strata.One(24).With(Draws(1, 24, 7), null, null, 24);
        var folds = Strata.One(18).With(null, null, [.. Draws(5, 18, 4).Select(draw => draw - 1)], 18);

        Assert.Equal(7, new LeaveOneGroupOut(null).CountIn(groups));
        Assert.Equal("8 18 23; 3 6 15 16 17 21; 19 20; 0; 1 14; 2 9 10 12; 4 5 7 11 13 22", Shown(new LeaveOneGroupOut(7), groups));
        Assert.Equal(3, new PredefinedFolds(null).CountIn(folds));
        Assert.Equal("1 3 4 10 12 13 14 15 17; 16; 0 7", Shown(new PredefinedFolds(3), folds));
    }

    [Theory]
    [InlineData(10, 0.25, "7 8 9")]
    [InlineData(23, 0.2, "18 19 20 21 22")]
    public void A_hold_out_without_shuffling_takes_the_last_rows(int rows, double share, string validation)
    {
        Assert.Equal(validation, Shown(new Holdout(share, 1) { Shuffles = false }, Strata.One(rows)));
        Assert.Equal(validation, Shown(new TimeHoldout(share, 0), Strata.One(rows)));
    }

    private static string Shown(ValidationSettings settings, Strata strata) => string.Join("; ", Splits(settings, strata).Select(split => Text(split.Validation)));

    private static IEnumerable<FoldSplit> Splits(ValidationSettings settings, Strata strata) =>
        Enumerable.Range(0, settings.Folds).Select(fold => Shared.Validation.Splits.For(settings, strata, 1, fold));

    private static string Text(int[] rows) => string.Join(' ', rows);

    private static int[] Draws(long seed, int count, int below)
    {
        var draws = new int[count];
        for (var i = 0; i < count; i++)
        {
            seed = ((seed * 1103515245) + 12345) % 2147483648;
            draws[i] = (int)((seed >> 16) % below);
        }

        return draws;
    }
}
