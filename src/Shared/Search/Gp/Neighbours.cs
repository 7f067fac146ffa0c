using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Search.Seen;

namespace ActorSearch.Shared.Search.Gp;

/// <summary>The points that differ from one in the value of one axis.</summary>
internal static class Neighbours
{
    /// <summary>Axes of at most so many values are tried whole.</summary>
    private const int Few = 10;

    private static readonly double[] Steps = [0.2, 0.05, 0.0125];

    /// <summary>Adds those along one axis; on a long one those at a few distances.</summary>
    /// <param name="seen">Points that are left out.</param>
    /// <param name="stream">Draws values for axes that start to vary.</param>
    public static void Add(List<double[]> neighbours, EncodedSpace space, double[] point, int axis, SeenPoints seen, ref RandomStream stream)
    {
        if (double.IsNaN(point[axis])) return;
        var last = point[axis];
        foreach (var position in Positions(space.Axes[axis], point[axis]))
        {
            if (position == point[axis] || position == last) continue;
            var neighbour = (double[])point.Clone();
            neighbour[axis] = last = position;
            if (space.HasConditions) space.Complete(neighbour, ref stream);
            if (!seen.Contains(neighbour)) neighbours.Add(neighbour);
        }
    }

    private static IEnumerable<double> Positions(Axis axis, double here)
    {
        if (!axis.IsContinuous && (axis.Count <= Few || !axis.IsOrdered)) return Enumerable.Range(0, axis.Count).Select(axis.PositionOf);
        var steps = axis.IsContinuous ? Steps : [.. Steps.Where(step => step * axis.Count > 1), 1.0 / axis.Count];
        return steps.SelectMany(step => new[] { axis.Snapped(here - step), axis.Snapped(here + step) }).Order();
    }
}
