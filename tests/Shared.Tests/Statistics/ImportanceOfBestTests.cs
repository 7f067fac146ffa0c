using System.Globalization;
using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Statistics;

namespace ActorSearch.Shared.Tests.Statistics;

public class ImportanceOfBestTests
{
    [Fact]
    public void What_decides_has_the_largest_share_and_what_does_nothing_has_next_to_none()
    {
        var (levels, costs) = Drawn(400, stream => stream.NextDouble());

        var importance = Importance.OfBest(levels, costs)!;

        Assert.True(importance.IsOfBest);
        Assert.Equal(1, importance.Main.Sum(), 1e-12);
        Assert.True(importance.Main[0] > 0.6 && importance.Main[1] > 0.05 && importance.Main[2] < 0.05, string.Join(' ', importance.Main));
    }

    /// <summary>Nine of ten points lie where the first setting is good: among these the second one decides, but most of the good ones are good by the first.</summary>
    [Fact]
    public void A_search_that_prefers_good_values_does_not_hide_that_they_matter()
    {
        var (levels, costs) = Drawn(400, stream =>
        {
            var draw = stream.NextDouble();
            return stream.NextDouble() < 0.9 ? 0.2 * draw : draw;
        });

        var importance = Importance.OfBest(levels, costs)!;

        Assert.True(importance.Main[0] > 0.3 && importance.Main[2] < 0.1, string.Join(' ', importance.Main));
    }

    [Fact]
    public void Nothing_is_said_where_nothing_differs_or_there_is_too_little()
    {
        var (levels, costs) = Drawn(200, stream => stream.NextDouble());

        Assert.Null(Importance.OfBest([.. levels.Select(level => level[..9])], costs[..9]));
        Assert.Null(Importance.OfBest([.. levels.Select(level => level[..20])], [.. Enumerable.Repeat(double.PositiveInfinity, 20)]));
        Assert.Null(Importance.OfBest([[.. Enumerable.Repeat("1", 50)]], costs[..50]));
    }

    [Fact]
    public void What_was_stopped_is_among_all_and_never_among_the_best()
    {
        var (levels, costs) = Drawn(200, stream => stream.NextDouble());
        double[] stopped = [.. costs.Select(cost => cost < costs.Order().ElementAt(60) ? cost : double.PositiveInfinity)];

        Assert.Equal(Importance.OfBest(levels, costs)!.Main, Importance.OfBest(levels, stopped)!.Main);
    }

    private static (string?[][] Levels, double[] Costs) Drawn(int count, Func<RandomStream, double> first)
    {
        string?[][] levels = [new string?[count], new string?[count], new string?[count]];
        var costs = new double[count];
        for (var i = 0; i < count; i++)
        {
            var stream = RandomStream.For(7, StreamPurpose.SearchSpace, i);
            var (x, other) = (first(stream), RandomStream.For(8, StreamPurpose.SearchSpace, i));
            var (word, nothing) = (other.NextInt32(3), other.NextDouble());
            levels[0][i] = x.ToString("R", CultureInfo.InvariantCulture);
            levels[1][i] = $"word {word}";
            levels[2][i] = nothing.ToString("R", CultureInfo.InvariantCulture);
            costs[i] = (4 * x * x) + (0.2 * word);
        }

        return (levels, costs);
    }
}
