using ActorSearch.Shared.Randomness;
using FsCheck;
using FsCheck.Xunit;

namespace ActorSearch.Shared.Tests.Randomness;

public class RandomStreamTests
{
    private const ulong Seed = 0x0123456789ABCDEF;

    [Fact]
    public void Its_words_are_the_blocks_of_a_counter_that_holds_purpose_epoch_and_member()
    {
        var stream = RandomStream.For(Seed, StreamPurpose.Dropout, member: 7, epoch: 12);

        for (uint block = 0; block < 3; block++)
        {
            var expected = Philox4x32.Block(block, 0, ((uint)StreamPurpose.Dropout << 24) | 12, 7, 0x89ABCDEF, 0x01234567);
            Assert.Equal(expected, (stream.NextUInt32(), stream.NextUInt32(), stream.NextUInt32(), stream.NextUInt32()));
        }
    }

    [Fact]
    public void Each_key_has_a_stream_of_its_own()
    {
        var firsts =
            from seed in new ulong[] { 0, 1, 1UL << 32, ulong.MaxValue }
            from purpose in Enum.GetValues<StreamPurpose>()
            from member in new[] { 0, 1, 1 << 24, int.MaxValue }
            from epoch in new[] { 0, 1, 1 << 16, RandomStream.EpochLimit - 1 }
            select RandomStream.For(seed, purpose, member, epoch) is var stream ? (stream.NextUInt32(), stream.NextUInt32()) : default;

        Assert.All(firsts.GroupBy(words => words), words => Assert.Single(words));
    }

    [Fact]
    public void An_epoch_that_would_run_into_the_purpose_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(
        () => RandomStream.For(Seed, StreamPurpose.Shuffle, 0, RandomStream.EpochLimit));

    [Fact]
    public void A_fold_and_a_refit_do_not_share_draws()
    {
        var fold = TrainingSeed.ForFold(Seed, 3).Stream(StreamPurpose.InitialWeights);
        var refit = TrainingSeed.ForRefit(Seed, 3).Stream(StreamPurpose.InitialWeights);

        Assert.NotEqual(fold.NextUInt32(), refit.NextUInt32());
    }

    [Property]
    public void A_bounded_draw_is_below_its_bound(ulong seed, PositiveInt bound)
    {
        var stream = RandomStream.For(seed, StreamPurpose.SearchSpace);
        for (var draw = 0; draw < 20; draw++)
        {
            Assert.InRange(stream.NextInt32(bound.Get), 0, bound.Get - 1);
        }
    }

    [Fact]
    public void Bounded_draws_are_even()
    {
        var counts = new int[6];
        var stream = RandomStream.For(Seed, StreamPurpose.SearchSpace);
        for (var draw = 0; draw < 60_000; draw++)
        {
            counts[stream.NextInt32(counts.Length)]++;
        }

        // Five degrees of freedom: chi-square is above 20.5 once in a thousand seeds, and this seed is fixed.
        Assert.InRange(counts.Sum(count => Math.Pow(count - 10_000, 2) / 10_000), 0, 20.5);
    }

    [Fact]
    public void A_bound_that_does_not_divide_the_words_is_even_too()
    {
        // Of eight words three would fall on each of two residues and two on the third, if none were drawn again.
        var counts = new int[3];
        var stream = RandomStream.For(Seed, StreamPurpose.SearchSpace);
        for (var draw = 0; draw < 30_000; draw++)
        {
            counts[stream.NextInt32(3 << 29) % 3]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 9700, 10_300));
    }

    [Fact]
    public void Draws_from_the_unit_interval_stay_below_one_and_fill_it()
    {
        var stream = RandomStream.For(Seed, StreamPurpose.Dropout);
        var singles = Enumerable.Range(0, 20_000).Select(_ => (double)stream.NextSingle()).ToArray();
        var doubles = Enumerable.Range(0, 20_000).Select(_ => stream.NextDouble()).ToArray();

        foreach (var draws in new[] { singles, doubles })
        {
            Assert.All(draws, draw => Assert.InRange(draw, 0, Math.BitDecrement(1.0)));
            Assert.InRange(draws.Average(), 0.49, 0.51);
            Assert.InRange(draws.Min(), 0, 0.001);
            Assert.InRange(draws.Max(), 0.999, 1);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(6)]
    public void Many_draws_at_once_are_the_draws_one_by_one(int drawnBefore)
    {
        RandomStream one = RandomStream.For(ulong.MaxValue - 5, StreamPurpose.Dropout, member: int.MaxValue, epoch: 3), many = one;
        for (var draw = 0; draw < drawnBefore; draw++) Assert.Equal(one.NextUInt32(), many.NextUInt32());

        foreach (var length in new[] { 0, 1, 15, 16, 17, 64, 100, 7 })
        {
            var draws = new float[length];
            many.NextSingles(draws);

            Assert.All(draws, draw => Assert.Equal(one.NextSingle(), draw));
        }

        Assert.Equal(one.NextUInt32(), many.NextUInt32());
    }

    [Fact]
    public void Normal_draws_have_the_moments_of_the_standard_normal()
    {
        var stream = RandomStream.For(Seed, StreamPurpose.GeneratedData);
        var draws = Enumerable.Range(0, 50_000).Select(_ => stream.NextNormal()).ToArray();

        Assert.InRange(draws.Average(), -0.02, 0.02);
        Assert.InRange(draws.Average(draw => draw * draw), 0.97, 1.03);
        Assert.InRange(draws.Average(draw => Math.Pow(draw, 4)), 2.8, 3.2);
        Assert.InRange(draws.Average(draw => Math.Abs(draw) < 1 ? 1.0 : 0), 0.675, 0.69);
    }

    [Property]
    public void A_shuffle_keeps_every_item(ulong seed, int[] items)
    {
        var shuffled = (int[])items.Clone();
        var stream = RandomStream.For(seed, StreamPurpose.Shuffle);
        stream.Shuffle(shuffled.AsSpan());

        Assert.Equal(items.Order(), shuffled.Order());
    }

    [Fact]
    public void Every_order_is_as_likely_as_any_other()
    {
        var counts = new Dictionary<string, int>();
        for (var member = 0; member < 24_000; member++)
        {
            var items = "abcd".ToCharArray();
            var stream = RandomStream.For(Seed, StreamPurpose.Shuffle, member);
            stream.Shuffle(items.AsSpan());
            counts[new string(items)] = counts.GetValueOrDefault(new string(items)) + 1;
        }

        // 23 degrees of freedom: above 49.7 once in a thousand seeds.
        Assert.Equal(24, counts.Count);
        Assert.InRange(counts.Values.Sum(count => Math.Pow(count - 1000, 2) / 1000), 0, 49.7);
    }
}
