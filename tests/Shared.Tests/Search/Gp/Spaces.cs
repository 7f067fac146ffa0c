using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Search;

namespace ActorSearch.Shared.Tests.Search.Gp;

/// <summary>A space with conditions, categories and axes of every kind, and points of it.</summary>
internal static class Spaces
{
    public static EncodedSpace Mixed { get; } = EncodedSpaceTests.Of("""
        space {
          optimizer.kind = [sgd, adam]
          optimizer.momentum { uniform = [0.1, 0.9] }
          optimizer.learning-rate { log-uniform = [1e-5, 1e-1] }
          training.batch-size { int = [8, 64] }
          optimizer.weight-decay = [1e-2, 0, 1e-4]
        }
        """);

    public static List<double[]> Points(int count, int seed = 1)
    {
        var stream = RandomStream.For((ulong)seed, StreamPurpose.Suggestion);
        var points = new List<double[]>();
        for (var i = 0; i < count; i++)
        {
            var point = new double[Mixed.Axes.Length];
            Array.Fill(point, double.NaN);
            Mixed.Complete(point, ref stream);
            points.Add(point);
        }

        return points;
    }

    /// <summary>A smooth cost of a point, more than 0.</summary>
    public static double Cost(double[] point) =>
        0.1 + point[0] + ((point[2] - 0.3) * (point[2] - 0.3)) + (double.IsNaN(point[1]) ? 0.2 : point[1] * point[1]) + (0.3 * point[3]) + (0.1 * point[4]);
}
