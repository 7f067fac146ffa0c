using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Search.Seen;

namespace ActorSearch.Shared.Search.Gp;

/// <summary>Points that are weighed for the next suggestion; none was suggested before.</summary>
/// <param name="seen">Suggested before.</param>
internal sealed class Candidates(EncodedSpace space, SeenPoints seen)
{
    /// <summary>Random points: fewer where each is compared with more.</summary>
    private const int LeastRandom = 128, MostRandom = 512, MostProducts = 100 * MostRandom, Starts = 3, MostSweeps = 10, MostDraws = 100;

    /// <summary>
    /// The best of random points of the whole space, points that share most values with a leading one, all neighbours of the leading ones,
    /// and what walks from the best of them lead to; null: none was found that was not suggested before.
    /// </summary>
    /// <param name="leading">Points that scored best, the best one first.</param>
    public double[]? Best(IReadOnlyList<double[]> leading, Acquisition acquisition, ref RandomStream stream)
    {
        var points = Draw(leading, ref stream);
        var scores = acquisition.Evaluate(points);
        (double[] Point, double Score)[] best =
            [.. Enumerable.Range(0, points.Count).OrderByDescending(i => scores[i]).Take(Starts).Select(i => (points[i], scores[i]))];
        Climb(best, acquisition, ref stream);
        return best.Length == 0 ? null : best.MaxBy(one => one.Score).Point;
    }

    /// <summary>A random point that was not suggested before; in a space of few points it may have been.</summary>
    public double[] Unseen(ref RandomStream stream)
    {
        var point = Drawn(ref stream);
        for (var draw = 1; draw < MostDraws && seen.Contains(point); draw++) point = Drawn(ref stream);
        return point;
    }

    private double[] Drawn(ref RandomStream stream)
    {
        var point = new double[space.Axes.Length];
        Array.Fill(point, double.NaN);
        space.Complete(point, ref stream);
        return point;
    }

    private double[] Mutant(double[] parent, ref RandomStream stream)
    {
        var point = (double[])parent.Clone();
        var changes = 2 + stream.NextInt32(2);
        for (var i = 0; i < changes; i++) point[stream.NextInt32(point.Length)] = double.NaN;
        space.Complete(point, ref stream);
        return point;
    }

    private List<double[]> Draw(IReadOnlyList<double[]> leading, ref RandomStream stream)
    {
        var points = new List<double[]>();
        var known = new HashSet<double[]>(PointComparer.Instance);
        var random = Math.Clamp(MostProducts / Math.Max(1, seen.Count), LeastRandom, MostRandom);
        for (var i = 0; i < random; i++) Add(Drawn(ref stream));
        for (var i = 0; i < random / 2; i++) Add(Mutant(leading[i % leading.Count], ref stream));
        var near = new List<double[]>();
        foreach (var point in leading)
        {
            for (var axis = 0; axis < point.Length; axis++) Neighbours.Add(near, space, point, axis, seen, ref stream);
        }

        near.ForEach(Add);
        return points;

        void Add(double[] point)
        {
            if (!seen.Contains(point) && known.Add(point)) points.Add(point);
        }
    }

    /// <summary>Moves points to the best position on one axis after another, until none has a better one.</summary>
    private void Climb((double[] Point, double Score)[] climbing, Acquisition acquisition, ref RandomStream stream)
    {
        var (axes, still, ends) = (space.Axes.Length, new int[climbing.Length], new int[climbing.Length]);
        for (var step = 0; step < MostSweeps * axes && Array.Exists(still, steps => steps < axes); step++)
        {
            var neighbours = new List<double[]>();
            for (var c = 0; c < climbing.Length; c++)
            {
                if (still[c]++ < axes) Neighbours.Add(neighbours, space, climbing[c].Point, step % axes, seen, ref stream);
                ends[c] = neighbours.Count;
            }

            var scores = acquisition.Evaluate(neighbours);
            for (var (c, i) = (0, 0); c < climbing.Length; c++)
            {
                for (; i < ends[c]; i++)
                {
                    if (scores[i] > climbing[c].Score) (climbing[c], still[c]) = ((neighbours[i], scores[i]), 1);
                }
            }
        }
    }
}
