using ActorSearch.Shared.Search;
using ActorSearch.Shared.Search.Tpe;
using ActorSearch.Shared.Search.Tracking;

namespace ActorSearch.Shared.Tests.Search.Tpe;

/// <summary>What is kept from suggestion to suggestion is what would be worked out from nothing.</summary>
public class ResultRankingTests
{
    private const double Share = 0.2;
    private const int Least = 3, Most = 25, Limit = 60;

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 8)]
    [InlineData(3, 8)]
    [InlineData(4, 30)]
    public void Results_that_come_one_by_one_are_divided_as_all_at_once(int seed, int pending)
    {
        var random = new Random(seed);
        var (told, ranking) = (new TrackedList<ToldPoint>(), new ResultRanking(Share, Least, Most));
        for (var step = 0; step < 400; step++)
        {
            told.Add(Pending(random));
            if (told.Count > pending) told[told.Count - 1 - pending] = Ended(told[told.Count - 1 - pending], random);
            // A rung or a requirement can change what an earlier one costs, and another study has other points.
            if (random.Next(40) == 0) told[random.Next(told.Count)] = Ended(told[random.Next(told.Count)], random);
            if (random.Next(150) == 0) told = new TrackedList<ToldPoint>(told.Take(told.Count / 2).Select(one => one with { Point = [.. one.Point] }).ToList());

            ranking.Follow(told);

            var (good, rest, weights) = Plain(told, Limit);
            Assert.Equal(good, At(ranking, ranking.Good));
            var (others, counts) = ranking.Rest(Limit);
            Assert.Equal(rest, At(ranking, others));
            Assert.Equal(weights, counts);
            Assert.All(told, one => Assert.True(ranking.HasSeen([.. one.Point])));
            Assert.False(ranking.HasSeen([-1, 0]));
        }
    }

    [Fact]
    public void Of_more_than_the_limit_the_latest_half_counts_once_and_others_count_for_all()
    {
        var told = Enumerable.Range(0, 5000).Select(i => new ToldPoint([i], i % 1000 == 7 ? -i : i % 13, double.NaN, IsPending: false)).ToList();
        var ranking = new ResultRanking(Share, Least, most: 5);

        ranking.Follow(told);
        var (rest, weights) = ranking.Rest(3200);
        var points = At(ranking, rest);

        Assert.Equal([4007, 3007, 2007, 1007, 7], At(ranking, ranking.Good).Select(point => point[0]));
        Assert.Equal(3200, points.Length);
        Assert.Equal(4995, weights.Sum(), 1e-6);
        Assert.Equal(Enumerable.Range(0, 5000).Reverse().Where(i => i % 1000 != 7).Take(1600).Select(i => (double)i), points.Take(1600).Select(point => point[0]));
        Assert.All(weights.Take(1600), weight => Assert.Equal(1, weight));
        var older = points.Skip(1600).Select(point => point[0]).ToList();
        Assert.Equal(older.OrderDescending().Distinct(), older);
        Assert.All(older.Zip(older.Skip(1)), pair => Assert.InRange(pair.First - pair.Second, 1, 4));
        Assert.InRange(older[^1], 0, 3);
    }

    private static double[][] At(ResultRanking ranking, ReadOnlySpan<int> places)
    {
        var points = ranking.Points.ToArray();
        return [.. places.ToArray().Select(place => points[place])];
    }

    // Costs of few values, so that many are equal.
    private static ToldPoint Ended(ToldPoint one, Random random) =>
        one with { IsPending = false, Cost = random.Next(10) switch { 0 => double.NaN, 1 => double.PositiveInfinity, _ => random.Next(50) } };

    private static ToldPoint Pending(Random random) => new([random.Next(20), random.NextDouble()], double.NaN, double.NaN, IsPending: true);

    private static (double[][] Good, double[][] Others, double[] Weights) Plain(TrackedList<ToldPoint> told, int limit)
    {
        var order = Enumerable.Range(0, told.Count).Where(i => double.IsFinite(told[i].Cost)).OrderBy(i => told[i].Cost).ThenBy(i => i).ToList();
        var good = order.Take((int)Math.Clamp(Math.Ceiling(Share * order.Count), Least, Most)).ToList();
        var rest = Enumerable.Range(0, told.Count).Reverse().Except(good).Select(i => told[i].Point).ToArray();
        var (points, weights) = (rest.Take(limit).ToArray(), Enumerable.Repeat(1.0, Math.Min(limit, rest.Length)).ToArray());
        var (latest, older) = (limit / 2, rest.Length - (limit / 2));
        for (var i = latest; rest.Length > limit && i < limit; i++)
        {
            (points[i], weights[i]) = (rest[latest + (int)((long)(i - latest) * older / (limit - latest))], (double)older / (limit - latest));
        }

        return ([.. good.Select(i => told[i].Point)], points, weights);
    }
}
