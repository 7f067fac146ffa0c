using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Validation;

namespace ActorSearch.Shared.Tests.Validation;

public sealed class StratifiedLabelKFoldTests
{
    private const int Labels = 6, Folds = 5;

    private static readonly StratifiedLabelKFold Stratified = new(Folds, 1);

    [Fact]
    public void Each_row_validates_once_and_the_folds_of_a_seed_are_always_the_same()
    {
        var strata = Strata.Labelled(Sets(1, 237));
        var folds = Divided(Stratified, strata, 7);

        Assert.Equal(Enumerable.Range(0, 237), folds.SelectMany(fold => fold).Order());
        Assert.Equal(folds, Divided(Stratified, strata, 7));
        Assert.NotEqual(folds, Divided(Stratified, strata, 8));
    }

    /// <summary>Worked by hand: label 1 (rows 0, 5) is rarest and goes to folds 0 and 1; of label 0 (1, 2, 3, 0) row 0 lies in fold 0 already.</summary>
    [Fact]
    public void Rows_of_the_rarest_label_are_dealt_first()
    {
        int[] sets = [0b11, 0b01, 0b01, 0b01, 0b00, 0b10, 0b00, 0b00];
        var parts = LabelStratification.Deal(sets, [.. Enumerable.Range(0, 8)], [0.5, 0.5]);

        Assert.Equal([0, 1, 0, 1, 0, 1, 0, 1], parts);
    }

    /// <summary>What the paper measures: how far the odds of a label in a fold are from those in all rows.</summary>
    [Fact]
    public void Shares_of_labels_and_of_their_pairs_are_closer_than_with_plain_folds()
    {
        var (label, plainLabel, pair, plainPair) = (0.0, 0.0, 0.0, 0.0);
        for (ulong seed = 0; seed < 20; seed++)
        {
            var sets = Sets((int)seed, 300);
            var strata = Strata.Labelled(sets);
            var (stratified, plain) = (Divided(Stratified, strata, seed), Divided(new KFold(Folds, 1), strata, seed));
            Assert.All(Enumerable.Range(0, Labels), of => Assert.All(stratified, fold => Assert.InRange(fold.Count(row => Has(sets[row], 1 << of)) - (Rows(sets, 1 << of) / (double)Folds), -2, 2)));
            Assert.All(stratified, fold => Assert.InRange(fold.Length, 50, 70));
            label += Distance(sets, stratified, Single);
            plainLabel += Distance(sets, plain, Single);
            pair += Distance(sets, stratified, Pairs);
            plainPair += Distance(sets, plain, Pairs);
        }

        Assert.True(label < plainLabel / 5, $"{label} against {plainLabel}");
        Assert.True(pair < 0.9 * plainPair, $"{pair} against {plainPair}");
    }

    [Fact]
    public void Every_fold_has_a_row_whatever_the_labels_are() => Assert.All(
        new int[][] { [1, 1, 1, 1, 1], [0, 0, 0, 0, 0], [1, 2, 4, 8, 16], [3, 3, 1, 2, 0], [31, 31, 31, 31, 1] },
        sets => Assert.All(Divided(Stratified, Strata.Labelled(sets), 3), fold => Assert.Single(fold)));

    [Fact]
    public void Outer_folds_and_held_out_rows_keep_the_shares_too()
    {
        var sets = Sets(5, 400);
        var strata = Strata.Labelled(sets);
        var held = RefitSplit.Split(Stratified, 0.25, strata, 9);
        var outer = OuterSplits.Split(Stratified, strata, 9, new OuterPart(2, 4));

        Assert.All(Enumerable.Range(0, Labels), of => Assert.InRange(held.Validation.Count(row => Has(sets[row], 1 << of)) - (Rows(sets, 1 << of) / 4.0), -1, 1));
        Assert.All(Enumerable.Range(0, Labels), of => Assert.InRange(outer.Validation.Count(row => Has(sets[row], 1 << of)) - (Rows(sets, 1 << of) / 4.0), -1, 1));
    }

    [Fact]
    public void Rows_without_labels_are_refused() =>
        Assert.Equal("validation.kind", Stratified.Check(Strata.Classes([0, 1, 0, 1, 0], 2))?.Where);

    private static IEnumerable<int> Single => Enumerable.Range(0, Labels).Select(label => 1 << label);

    private static IEnumerable<int> Pairs => Single.SelectMany(one => Single.Where(other => other > one).Select(other => one | other));

    private static double Distance(int[] sets, int[][] folds, IEnumerable<int> wanted) => wanted.Average(
        labels => folds.Average(fold => Math.Abs((fold.Count(row => Has(sets[row], labels)) / (double)fold.Length) - (Rows(sets, labels) / (double)sets.Length))));

    private static int Rows(int[] sets, int labels) => sets.Count(set => Has(set, labels));

    private static bool Has(int set, int labels) => (set & labels) == labels;

    private static int[][] Divided(ValidationSettings settings, Strata strata, ulong seed) =>
        [.. Enumerable.Range(0, Folds).Select(fold => Splits.For(settings, strata, seed, fold).Validation)];

    // Label i has a share of about 1/(i + 2), and the first two often occur together.
    private static int[] Sets(int seed, int rows)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, rows).Select(_ =>
        {
            var set = Single.Index().Where(label => random.Next(label.Index + 2) == 0).Sum(label => label.Item);
            return (set & 1) != 0 && random.Next(2) == 0 ? set | 2 : set;
        })];
    }
}
