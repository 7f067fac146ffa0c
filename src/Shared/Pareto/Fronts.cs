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
        foreach (var i in Enumerable.Range(0, costs.Count).Order(Comparer<int>.Create((one, other) => costs[one].AsSpan().SequenceCompareTo(costs[other]))))
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
        var (sorted, dominators, dominated) = (new List<int>(costs.Count), new int[costs.Count], new List<int>[costs.Count]);
        for (var i = 0; i < costs.Count; i++) dominated[i] = [];
        for (var i = 0; i < costs.Count; i++)
        {
            for (var j = 0; j < costs.Count; j++)
            {
                if (!Dominates(costs[i], costs[j])) continue;
                dominated[i].Add(j);
                dominators[j]++;
            }
        }

        var front = Enumerable.Range(0, costs.Count).Where(i => dominators[i] == 0).ToList();
        while (front.Count > 0)
        {
            var room = Room(costs, front);
            sorted.AddRange(Enumerable.Range(0, front.Count).OrderByDescending(place => room[place]).ThenBy(place => place).Select(place => front[place]));
            front = [.. front.SelectMany(i => dominated[i]).Where(j => --dominators[j] == 0).Order()];
        }

        return sorted;
    }

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
