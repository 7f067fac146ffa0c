using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Search;
using ActorSearch.Shared.Search.Auto;
using ActorSearch.Shared.Tests.Search.Gp;
using ActorSearch.TrainerNode;

namespace ActorSearch.Shared.Tests.Search.Auto;

public class AutoStrategyTests
{
    [Theory]
    [InlineData(10, 0, "process")]
    [InlineData(39, 7, "process")]
    [InlineData(40, 0, "process")]
    [InlineData(41, 0, "densities")]
    [InlineData(250, 0, "process")]
    [InlineData(252, 0, "densities")]
    [InlineData(257, 7, "densities")]
    [InlineData(256, 7, "process")]
    public void The_number_of_points_decides_whose_turn_it_is(int told, int pending, string expected)
    {
        var points = Spaces.Points(told).Select((point, i) => new ToldPoint(point, 1, double.NaN, IsPending: i >= told - pending)).ToList();

        Assert.Equal(expected, Asked(Spaces.Mixed, points));
    }

    [Fact]
    public void Many_axes_are_left_to_the_densities()
    {
        var space = new EncodedSpace(
            BuiltIn.Schema,
            [.. Enumerable.Range(0, 31).Select(i => new ActorSearch.Shared.Experiments.Dimension($"x{i}", new ActorSearch.Shared.Experiments.DimensionValues.Uniform(0, 1), []))],
            new Dictionary<string, string>());

        Assert.Equal("densities", Asked(space, [new ToldPoint(new double[31], 1, double.NaN, IsPending: false)]));
    }

    private static string Asked(EncodedSpace space, IReadOnlyList<ToldPoint> told)
    {
        var (process, densities) = (new Spy(4), new Spy(12));
        var auto = new AutoStrategy(process, densities);
        auto.Suggest(space, told, RandomStream.For(1, StreamPurpose.Suggestion));

        Assert.Equal(12, auto.Startup(space.Axes.Length));
        Assert.Equal(1, process.Asked + densities.Asked);
        return process.Asked == 1 ? "process" : "densities";
    }

    private sealed class Spy(int startup) : IPointStrategy
    {
        public int Asked { get; private set; }

        public int Startup(int axes) => startup;

        public double[] Suggest(EncodedSpace space, IReadOnlyList<ToldPoint> told, RandomStream stream)
        {
            Asked++;
            return told[0].Point;
        }
    }
}
