namespace ActorSearch.Shared.Pareto;

/// <summary>Points with several costs, less being better, in the order of Pareto.</summary>
public static class Fronts
{
    /// <summary>Whether one is at least as good in each cost and better in some.</summary>
    public static bool Dominates(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        var isBetter = false;
        for (var goal = 0; goal < one.Length; goal++)
        {
            if (one[goal] > other[goal]) return false;
            isBetter |= one[goal] < other[goal];
        }

        return isBetter;
    }

    /// <summary>The places of points that no other one dominates, in order.</summary>
    /// <param name="costs">Finite; of each point as many.</param>
    public static List<int> First(IReadOnlyList<double[]> costs)
    {
        // What dominates a point comes before it, and is on the front or dominated by what is.
        List<int> front = [];
        foreach (var i in Lexicographic(costs))
        {
            if (!front.Exists(other => Dominates(costs[other], costs[i]))) front.Add(i);
        }

        front.Sort();
        return front;
    }

    /// <summary>
    /// The places of all points: those that no other one dominates first, then those that only these dominate, and so on; in each of these fronts the
    /// ones with more room around them first, then the earlier ones (Deb, Pratap, Agarwal and Meyarivan, «A fast and elitist multiobjective genetic
    /// algorithm: NSGA-II», 2002).
    /// </summary>
    /// <param name="costs">As above.</param>
    public static List<int> Sorted(IReadOnlyList<double[]> costs)
    {
        var fronts = new List<List<int>>();
        foreach (var i in Lexicographic(costs))
        {
            // Nothing that comes later dominates it, and what dominates something in a front dominates all that this dominates (Zhang, Tian, Cheng and
            // Jin, «An efficient approach to nondominated sorting for evolutionary multiobjective optimization», 2015).
            var (low, high) = (0, fronts.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (IsDominated(costs, i, fronts[middle])) low = middle + 1;
                else high = middle;
            }

            if (low == fronts.Count) fronts.Add([]);
            fronts[low].Add(i);
        }

        return [.. fronts.SelectMany(front =>
        {
            front.Sort();
            var room = Room(costs, front);
            return Enumerable.Range(0, front.Count).OrderByDescending(place => room[place]).ThenBy(place => place).Select(place => front[place]);
        })];
    }

    private static IOrderedEnumerable<int> Lexicographic(IReadOnlyList<double[]> costs) =>
        Enumerable.Range(0, costs.Count).Order(Comparer<int>.Create((one, other) => costs[one].AsSpan().SequenceCompareTo(costs[other])));

    /// <summary>Whether a member of a front dominates a point that comes after all of them. Of two costs the second is the least at the last member.</summary>
    private static bool IsDominated(IReadOnlyList<double[]> costs, int point, List<int> front) => costs[point].Length == 2
        ? Dominates(costs[front[^1]], costs[point])
        : front.Exists(other => Dominates(costs[other], costs[point]));

    /// <summary>Crowding distance: +∞ at the ends of the front.</summary>
    private static double[] Room(IReadOnlyList<double[]> costs, List<int> front)
    {
        var room = new double[front.Count];
        for (var goal = 0; goal < costs[front[0]].Length; goal++)
        {
            int[] order = [.. Enumerable.Range(0, front.Count).OrderBy(place => costs[front[place]][goal]).ThenBy(place => place)];
            var (least, most) = (costs[front[order[0]]][goal], costs[front[order[^1]]][goal]);
            room[order[0]] = room[order[^1]] = double.PositiveInfinity;
            for (var i = 1; i < order.Length - 1 && most > least; i++)
            {
                room[order[i]] += (costs[front[order[i + 1]]][goal] - costs[front[order[i - 1]]][goal]) / (most - least);
            }
        }

        return room;
    }
}
