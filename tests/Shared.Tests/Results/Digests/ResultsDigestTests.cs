using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Digests;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Shared.Tests.Results.Digests;

public class ResultsDigestTests
{
    private static readonly Selected Winner = new(SelectionRule.MeanBest, 0, 1.5, 4);

    [Fact]
    public void A_fold_is_hashed_as_the_documentation_says()
    {
        byte[] bytes =
        [
            .. "fold 1"u8, .. Whole(1), .. Whole(2), .. Whole(3),
            .. Single(2), .. Single(0.5f), .. Single(1.5f),
            .. Single(4), .. Single(1), .. Single(3),
        ];

        Assert.Equal(SHA256.HashData(bytes), FoldDigest.Compute(Some.Scored(0, 0, 4, 1, 3).Outcome));
    }

    [Fact]
    public void The_whole_is_hashed_as_the_documentation_says()
    {
        var fold = FoldDigest.Compute(Some.Scored(0, 0, 1).Outcome);
        byte[] bytes =
        [
            .. Text("results 1"),
            .. Whole(7), .. Text(new string('b', 64)), .. Whole(1), .. Text("path-0"), .. Text("é"), .. Whole(2), .. fold,
            .. Whole(-1), .. Text("MeanBest"), .. Whole(0), .. BitConverter.GetBytes(1.5), .. Whole(4),
        ];

        using var digest = new ResultsDigest();
        digest.Add(Some.Configuration(7, "é"), 2, fold);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), digest.Finish(Winner));
    }

    [Fact]
    public void Whatever_a_training_computed_changes_its_digest()
    {
        var metrics = SomeMetrics.Numbers(0, 0, 0);
        FoldOutcome[] outcomes =
        [
            Some.Scored(0, 0, 4, 1, 3).Outcome,
            Some.Scored(0, 0, 4, 1, 3.0000002f).Outcome,
            Some.Scored(0, 0, 4, 1).Outcome,
            new FoldOutcome.Scored(2, new LossCurves([2, 0.5f, 1.6f], [4, 1, 3]), metrics),
            new FoldOutcome.Scored(3, new LossCurves([2, 0.5f, 1.5f], [4, 1, 3]), metrics),
            new FoldOutcome.Failed("", new LossCurves([2, 0.5f, 1.5f], [4, 1, 3])),
            new FoldOutcome.Failed("", new LossCurves([], [])),
            new FoldOutcome.Pruned(""),
            new FoldOutcome.Quarantined(""),
        ];

        Assert.Equal(outcomes.Length, outcomes.Select(outcome => Convert.ToHexString(FoldDigest.Compute(outcome))).Distinct().Count());
    }

    [Fact]
    public void Sentences_and_the_kind_of_not_a_number_do_not_change_it()
    {
        var other = BitConverter.Int32BitsToSingle(unchecked((int)0xFFC00001));

        Assert.Equal(FoldDigest.Compute(new FoldOutcome.Pruned("one")), FoldDigest.Compute(new FoldOutcome.Pruned("two")));
        Assert.Equal(FoldDigest.Compute(Some.Failed(0, 0, float.NaN).Outcome), FoldDigest.Compute(Some.Failed(0, 0, other).Outcome));
    }

    [Fact]
    public void Configuration_fold_and_selection_change_the_whole()
    {
        var digests = new[]
        {
            Of(Winner, (Some.Configuration(0, "1"), 0)),
            Of(Winner, (Some.Configuration(6, "1"), 0)),
            Of(Winner, (Some.Configuration(0, "2"), 0)),
            Of(Winner, (Some.Configuration(0, "1"), 1)),
            Of(Winner, (Some.Configuration(0, "1"), 0), (Some.Configuration(0, "1"), 1)),
            Of(Winner),
            Of(null, (Some.Configuration(0, "1"), 0)),
            Of(Winner with { Rule = SelectionRule.OneEpoch }, (Some.Configuration(0, "1"), 0)),
            Of(Winner with { Rule = SelectionRule.OneEpoch, Cost = -1 }, (Some.Configuration(0, "1"), 0)),
            Of(Winner with { Rule = SelectionRule.OneStandardError }, (Some.Configuration(0, "1"), 0)),
            Of(Winner with { Configuration = 1 }, (Some.Configuration(0, "1"), 0)),
            Of(Winner with { Loss = 1.6 }, (Some.Configuration(0, "1"), 0)),
            Of(Winner with { RefitEpochs = 5 }, (Some.Configuration(0, "1"), 0)),
        };

        Assert.Equal(digests.Length, digests.Distinct().Count());
        Assert.Equal(digests[0], Of(Winner, (Some.Configuration(0, "1"), 0)));
    }

    [Fact]
    public void After_the_end_it_begins_anew()
    {
        using var digest = new ResultsDigest();
        var first = digest.Finish(null);

        Assert.Equal(first, digest.Finish(null));
        Assert.Equal(first, Of(null));
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(2, 0)]
    [InlineData(1, 4)]
    public void Folds_out_of_order_are_a_bug(int configuration, int fold)
    {
        using var digest = new ResultsDigest();
        digest.Add(Some.Configuration(2), 1, new byte[32]);

        Assert.Throws<ArgumentException>(() => digest.Add(Some.Configuration(configuration), fold, new byte[32]));
    }

    private static string Of(Selected? selected, params (Configuration Configuration, int Fold)[] folds)
    {
        using var digest = new ResultsDigest();
        foreach (var (configuration, fold) in folds)
        {
            digest.Add(configuration, fold, FoldDigest.Compute(Some.Scored(0, 0, 1).Outcome));
        }

        return digest.Finish(selected);
    }

    private static byte[] Whole(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Single(float value) => Whole(BitConverter.SingleToInt32Bits(value));

    private static byte[] Text(string text) => [.. Whole(Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)];
}
