using ActorSearch.Shared.Pareto;
using ActorSearch.Shared.Randomness;

namespace ActorSearch.Shared.Tests.Pareto;

public class ParetoTests
{
    private static readonly double[][] Points = [[1, 5], [2, 2], [5, 1], [3, 3], [2, 2], [6, 6], [1, 6]];

    [Fact]
    public void The_front_has_what_nothing_dominates_also_equal_points() => Assert.Equal([0, 1, 2, 4], Fronts.First(Points));

    [Fact]
    public void Fronts_follow_one_another_and_in_each_the_ends_come_first() => Assert.Equal([0, 2, 4, 1, 3, 6, 5], Fronts.Sorted(Points));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void No_point_stands_before_one_that_dominates_it(int goals)
    {
        var costs = Drawn(60, goals);
        var sorted = Fronts.Sorted(costs);

        Assert.Equal(Enumerable.Range(0, 60), sorted.Order());
        for (var i = 0; i < sorted.Count; i++)
        {
            Assert.DoesNotContain(sorted.Skip(i + 1), later => Fronts.Dominates(costs[later], costs[sorted[i]]));
        }
    }

    /// <summary>Costs of few values, so that many points are equal in one or all.</summary>
    [Theory]
    [InlineData(2, 4)]
    [InlineData(2, 30)]
    [InlineData(3, 4)]
    [InlineData(3, 12)]
    public void Each_front_is_what_nothing_dominates_once_those_before_it_are_gone(int goals, int values)
    {
        double[][] costs = [.. Drawn(300, goals).Select(point => point.Select(cost => Math.Floor(values * cost)).ToArray())];
        var sorted = Fronts.Sorted(costs);

        while (sorted.Count > 0)
        {
            var left = sorted.Order().ToList();
            var front = Fronts.First([.. left.Select(place => costs[place])]).Select(place => left[place]).ToList();
            Assert.Equal(front, sorted.Take(front.Count).Order());
            sorted.RemoveRange(0, front.Count);
        }
    }

    [Fact]
    public void Areas_and_volumes_are_those_of_the_boxes_together()
    {
        Assert.Equal(1 + 8 + 10, Hypervolume.Compute([[1, 5], [2, 2], [4, 1], [3, 3]], [6, 6]), 1e-12);
        Assert.Equal((3 * 2) - 3 + 1, Hypervolume.Compute([[0, 1, 1], [1, 0, 1], [1, 1, 0]], [2, 2, 2]), 1e-12);
        Assert.Equal(0, Hypervolume.Compute([[7, 1]], [6, 6]));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void A_volume_is_the_share_of_random_points_that_the_front_dominates(int goals)
    {
        var costs = Drawn(12, goals);
        var inside = Drawn(20_000, goals, first: 1000);
        double[] corner = [.. Enumerable.Repeat(1.0, goals)];

        var share = inside.Count(point => costs.Any(cost => Fronts.Dominates(cost, point))) / 20_000.0;

        Assert.Equal(share, Hypervolume.Compute(costs, corner), 0.02);
    }

    [Fact]
    public void A_course_rises_to_the_share_of_the_whole_front()
    {
        double[][] costs = [[double.NaN, 1], [4, 0], [2, 2], [0, 4], [3, 3], [1, 1]];

        Assert.Equal([0, 0, 0.25, 0.25, 0.25, 9 / 16.0], Hypervolume.Course(costs));
        Assert.Equal([0, 1, 1], Hypervolume.Course([[double.NaN, 1], [2, 2], [2, 2]]));
    }

    [Fact]
    public void Weights_choose_the_part_of_the_front_also_where_it_is_hollow()
    {
        double[][] hollow = [[0, 1], [0.6, 0.6], [1, 0]];

        Assert.Equal(0, Best([0.9, 0.1]));
        Assert.Equal(1, Best([0.5, 0.5]));
        Assert.Equal(2, Best([0.1, 0.9]));

        int Best(double[] weights) => Tchebycheff.Scalarize(hollow, weights).Index().MinBy(entry => entry.Item).Index;
    }

    private static double[][] Drawn(int count, int goals, int first = 0) =>
    [
        .. Enumerable.Range(first, count).Select(i =>
        {
            var stream = RandomStream.For(1, StreamPurpose.SearchSpace, i);
            var point = new double[goals];
            for (var goal = 0; goal < goals; goal++) point[goal] = stream.NextDouble();
            return point;
        }),
    ];
}
