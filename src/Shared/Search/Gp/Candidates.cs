using ActorSearch.Shared.Randomness;

namespace ActorSearch.Shared.Search.Gp;

/// <summary>Points that are weighed for the next suggestion; none was suggested before.</summary>
internal sealed class Candidates
{
    /// <summary>Random points: fewer where each is compared with more.</summary>
    private const int LeastRandom = 128, MostRandom = 512, MostProducts = 100 * MostRandom, Starts = 3, MostSteps = 20, MostDraws = 100;

    private readonly EncodedSpace _space;
    private readonly HashSet<double[]> _seen;

    public Candidates(EncodedSpace space, IReadOnlyList<ToldPoint> told)
    {
        _space = space;
        _seen = new HashSet<double[]>(told.Count, PointComparer.Instance);
        foreach (var one in told) _seen.Add(one.Point);
    }

    /// <summary>
    /// The best of random points of the whole space, points that share most values with a leading one, all neighbours of the leading ones,
    /// and what walks from the best of them lead to; null: none was found that was not suggested before.
    /// </summary>
    /// <param name="leading">Points that scored best, the best one first.</param>
    public double[]? Best(IReadOnlyList<double[]> leading, Acquisition acquisition, ref RandomStream stream)
    {
        var points = Draw(leading, ref stream);
        var scores = acquisition.Evaluate(points);
        var (best, bestScore) = ((double[]?)null, double.NegativeInfinity);
        foreach (var start in Enumerable.Range(0, points.Count).OrderByDescending(i => scores[i]).Take(Starts).ToArray())
        {
            var (point, score) = Climb(points[start], scores[start], acquisition, ref stream);
            if (best is null || score > bestScore) (best, bestScore) = (point, score);
        }

        return best;
    }

    /// <summary>A random point that was not suggested before; in a space of few points it may have been.</summary>
    public double[] Unseen(ref RandomStream stream)
    {
        var point = Drawn(ref stream);
        for (var draw = 1; draw < MostDraws && _seen.Contains(point); draw++) point = Drawn(ref stream);
        return point;
    }

    private double[] Drawn(ref RandomStream stream)
    {
        var point = new double[_space.Axes.Length];
        Array.Fill(point, double.NaN);
        _space.Complete(point, ref stream);
        return point;
    }

    private double[] Mutant(double[] parent, ref RandomStream stream)
    {
        var point = (double[])parent.Clone();
        var changes = 2 + stream.NextInt32(2);
        for (var i = 0; i < changes; i++) point[stream.NextInt32(point.Length)] = double.NaN;
        _space.Complete(point, ref stream);
        return point;
    }

    private List<double[]> Draw(IReadOnlyList<double[]> leading, ref RandomStream stream)
    {
        var points = new List<double[]>();
        var known = new HashSet<double[]>(_seen, PointComparer.Instance);
        var random = Math.Clamp(MostProducts / Math.Max(1, _seen.Count), LeastRandom, MostRandom);
        for (var i = 0; i < random; i++) Add(Drawn(ref stream));
        for (var i = 0; i < random / 2; i++) Add(Mutant(leading[i % leading.Count], ref stream));
        foreach (var point in leading) Neighbours.Find(_space, point, ref stream).ForEach(Add);
        return points;

        void Add(double[] point)
        {
            if (known.Add(point)) points.Add(point);
        }
    }

    /// <summary>Walks to the best neighbour while that is better.</summary>
    private (double[] Point, double Score) Climb(double[] point, double score, Acquisition acquisition, ref RandomStream stream)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            var neighbours = Neighbours.Find(_space, point, ref stream);
            neighbours.RemoveAll(_seen.Contains);
            if (neighbours.Count == 0) break;
            var scores = acquisition.Evaluate(neighbours);
            var top = Enumerable.Range(0, scores.Length).MaxBy(i => scores[i]);
            if (!(scores[top] > score)) break;
            (point, score) = (neighbours[top], scores[top]);
        }

        return (point, score);
    }
}
