using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Analysis;

namespace ActorSearch.TrainerNode.Tests.Analysis;

public class TSneTests
{
    private const int Rows = 150, Columns = 10;
    private static readonly float[] Clusters = ThreeClusters();
    private static readonly TSneMap Map = TSne.Embed(Clusters, Rows, Columns, new TSneSettings(20, 500));

    [Fact]
    public void Three_clusters_stay_three_clusters()
    {
        var rightNeighbours = Enumerable.Range(0, Rows).Count(i => Nearest(Map, i) % 3 == i % 3);

        Assert.Equal(Rows, rightNeighbours);
    }

    [Fact]
    public void The_divergence_is_small_and_belongs_to_the_map()
    {
        Assert.InRange(Map.KlDivergence, 0.05, 0.6);
        var unfinished = TSne.Embed(Clusters, Rows, Columns, new TSneSettings(20, 60));
        Assert.True(Map.KlDivergence < unfinished.KlDivergence);
    }

    [Fact]
    public void The_divergence_is_what_the_definition_says()
    {
        var p = Affinities.Joint(Clusters, Rows, Columns, 20);
        var near = new double[Rows, Rows];
        var norm = 0.0;
        for (var i = 0; i < Rows; i++)
        {
            for (var j = 0; j < Rows; j++)
            {
                if (i != j) norm += near[i, j] = 1 / (1 + Squared(Map, i, j));
            }
        }

        var divergence = 0.0;
        for (var i = 0; i < Rows; i++)
        {
            for (var j = 0; j < Rows; j++)
            {
                if (i != j && p[(i * Rows) + j] > 0) divergence += p[(i * Rows) + j] * Math.Log(p[(i * Rows) + j] / (near[i, j] / norm));
            }
        }

        Assert.Equal(divergence, Map.KlDivergence, 1e-4);
    }

    [Fact]
    public void The_gradient_is_the_slope_of_the_divergence()
    {
        var forces = new TSneForces(Affinities.Joint(Clusters, Rows, Columns, 20), Rows);
        var stream = RandomStream.For(3, StreamPurpose.Embedding);
        for (var i = 0; i < Rows; i++) (forces.X[i], forces.Y[i]) = ((float)stream.NextNormal(), (float)stream.NextNormal());
        forces.Compute(exaggeration: 1);
        var gradient = forces.GradientX[7];

        forces.X[7] += 0.01f;
        var above = forces.KlDivergence();
        forces.X[7] -= 0.02f;

        Assert.Equal((above - forces.KlDivergence()) / 0.02, gradient, 2e-5);
        Assert.True(Math.Abs(gradient) > 1e-4);
    }

    [Fact]
    public void Every_neighbourhood_has_the_perplexity_asked_for()
    {
        var distances = Affinities.SquaredDistances(Clusters, Rows, Columns);
        var conditional = new double[Rows];
        for (var i = 0; i < Rows; i++)
        {
            Affinities.Conditional(distances.AsSpan(i * Rows, Rows), i, Math.Log(20), conditional);

            Assert.Equal(1, conditional.Sum(), 1e-12);
            Assert.Equal(20, Math.Exp(conditional.Sum(p => p > 0 ? -p * Math.Log(p) : 0)), 1e-3);
        }

        Assert.Equal(1, Affinities.Joint(Clusters, Rows, Columns, 20).Sum(p => (double)p), 1e-5);
    }

    [Fact]
    public void The_seed_decides()
    {
        var settings = new TSneSettings(20, 40);

        Assert.Equal(Embed(settings).Coordinates, Embed(settings).Coordinates);
        Assert.NotEqual(Embed(settings).Coordinates, Embed(settings with { Seed = 2 }).Coordinates);
    }

    [Fact]
    public void Few_points_lower_the_perplexity_and_equal_points_do_no_harm()
    {
        var map = TSne.Embed([1, 1, 1, 1, 5], 5, 1, new TSneSettings());

        Assert.Equal(4 / 3.0, map.Perplexity, 12);
        Assert.All(map.Coordinates, coordinate => Assert.True(float.IsFinite(coordinate)));
        Assert.True(double.IsFinite(map.KlDivergence));
    }

    private static TSneMap Embed(TSneSettings settings) => TSne.Embed(Clusters, Rows, Columns, settings);

    private static float[] ThreeClusters()
    {
        var stream = RandomStream.For(1, StreamPurpose.GeneratedData);
        var points = new float[Rows * Columns];
        for (var i = 0; i < points.Length; i++)
        {
            var (row, column) = (i / Columns, i % Columns);
            points[i] = (float)stream.NextNormal() + (column == row % 3 ? 12 : 0);
        }

        return points;
    }

    private static int Nearest(TSneMap map, int i) => Enumerable.Range(0, Rows).Where(j => j != i).MinBy(j => Squared(map, i, j));

    private static double Squared(TSneMap map, int i, int j)
    {
        double x = map.Coordinates[2 * i] - map.Coordinates[2 * j], y = map.Coordinates[(2 * i) + 1] - map.Coordinates[(2 * j) + 1];
        return (x * x) + (y * y);
    }
}
