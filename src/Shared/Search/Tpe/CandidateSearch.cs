using ActorSearch.Shared.Randomness;

namespace ActorSearch.Shared.Search.Tpe;

/// <summary>Looks for the unseen point with the largest ratio of two densities; of equal ones the first.</summary>
internal sealed class CandidateSearch(EncodedSpace space, KernelTable kernels, KernelMixture good, KernelMixture rest, Func<double[], bool> hasSeen)
{
    private readonly int[] _rows = new int[space.Axes.Length];
    private double _largest;

    /// <summary>The point, or null where all were seen.</summary>
    public double[]? Best { get; private set; }

    /// <summary>The points that differ from one on one axis, by one value of an ordered axis or by any category.</summary>
    public void TryNeighbours(double[] point, ref RandomStream stream)
    {
        for (var number = 0; number < point.Length; number++)
        {
            var axis = space.Axes[number];
            if (double.IsNaN(point[number]) || axis.IsContinuous) continue;
            var index = axis.IndexOf(point[number]);
            var (first, last) = axis.IsOrdered ? (Math.Max(0, index - 1), Math.Min(axis.Count - 1, index + 1)) : (0, axis.Count - 1);
            for (var other = first; other <= last; other++)
            {
                if (other == index) continue;
                var neighbour = (double[])point.Clone();
                neighbour[number] = axis.PositionOf(other);
                space.Complete(neighbour, ref stream);
                Try(neighbour);
            }
        }
    }

    /// <summary>Points around others that are chosen by their weights.</summary>
    /// <param name="centres">The places of these others.</param>
    public void TryDrawn(ReadOnlySpan<double[]> points, ReadOnlySpan<int> centres, ReadOnlySpan<double> weights, int count, ref RandomStream stream)
    {
        var total = 0.0;
        foreach (var weight in weights) total += weight;
        var point = new double[space.Axes.Length];
        for (var i = 0; i < count; i++)
        {
            var (at, centre) = (stream.NextDouble() * total, 0);
            while (centre < centres.Length - 1 && (at -= weights[centre]) >= 0) centre++;
            for (var axis = 0; axis < point.Length; axis++)
            {
                var around = points[centres[centre]][axis];
                point[axis] = !space.Varies(axis, point) ? double.NaN
                    : double.IsNaN(around) ? space.Axes[axis].Spread(stream.NextDouble())
                    : kernels[axis].Draw(around, ref stream);
            }

            Try(point);
        }
    }

    private void Try(double[] point)
    {
        kernels.Rows(point, _rows);
        var density = good.At(_rows);
        var limit = density / _largest;
        var other = rest.At(_rows, limit);
        if (other < limit && !hasSeen(point)) (Best, _largest) = ((double[])point.Clone(), density / other);
    }
}
