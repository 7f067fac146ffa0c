using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Search;
using ActorSearch.Shared.Search.Tpe;

namespace ActorSearch.Shared.Tests.Search.Tpe;

public class TpeStrategyTests
{
    [Fact]
    public void With_more_results_than_its_density_takes_one_that_has_followed_them_suggests_what_a_new_one_does()
    {
        var space = EncodedSpaceTests.Of("space { optimizer.kind = [sgd, adam], optimizer.momentum { uniform = [0.1, 0.9] }, training.batch-size { int = [1, 100000] } }");
        var stream = RandomStream.For(1, StreamPurpose.Suggestion, 0);
        var told = Enumerable.Range(0, 4000).Select(_ => Result(space, ref stream)).ToList();
        var strategy = new TpeStrategy();
        var points = new List<double[]>();
        for (var count = 3150; count <= told.Count; count += 50)
        {
            var point = strategy.Suggest(space, told[..count], stream);

            Assert.Equal(new TpeStrategy().Suggest(space, told[..count], stream), point);
            points.Add(point);
        }

        // It still learns: the least costs are in the middle of both ranges.
        Assert.All(points, point => Assert.InRange(Cost(point), 0, 0.02));
    }

    private static ToldPoint Result(EncodedSpace space, ref RandomStream stream)
    {
        double[] point = [double.NaN, double.NaN, double.NaN];
        space.Complete(point, ref stream);
        return new ToldPoint(point, Cost(point), double.NaN, IsPending: false);
    }

    private static double Cost(double[] point) => point.Skip(1).Sum(position => (position - 0.5) * (position - 0.5));
}
