using ActorSearch.Shared.Arithmetic;
using ActorSearch.Shared.Pareto;
using ActorSearch.Shared.Randomness;

namespace ActorSearch.Shared.Search.Goals;

/// <summary>What strategies for one cost are told where there are several.</summary>
internal sealed class ToldGoals
{
    private readonly GoalPlaces _places = new();

    /// <summary>
    /// The cost of each is its place among all in the order of <see cref="Fronts.Sorted"/>, so that what is best is a front and not a point (as in the
    /// multiobjective TPE of Ozaki, Tanigaki, Watanabe and Onishi, 2020, which divides the last front by hypervolume instead). With one goal nothing changes.
    /// </summary>
    public IReadOnlyList<ToldPoint> Ranked(IReadOnlyList<ToldPoint> told)
    {
        if (_places.In(told) is not { Count: > 0 } places) return told;
        var replaced = told.ToArray();
        foreach (var (rank, place) in Fronts.Sorted([.. places.Select(place => told[place].Goals!)]).Index())
        {
            replaced[places[place]] = told[places[place]] with { Cost = rank, Error = double.NaN };
        }

        return replaced;
    }

    /// <summary>
    /// The cost of each is one number that weighs its goals by weights that are drawn anew each time; see <see cref="Tchebycheff"/>. Goals above 0 are weighed
    /// in their logarithm. With one goal nothing changes.
    /// </summary>
    /// <param name="stream">Draws the weights, uniformly among all with sum 1.</param>
    public IReadOnlyList<ToldPoint> Weighted(IReadOnlyList<ToldPoint> told, ref RandomStream stream)
    {
        if (_places.In(told) is not { Count: > 0 } places) return told;
        double[][] costs = [.. places.Select(place => (double[])told[place].Goals!.Clone())];
        var weights = new double[costs[0].Length];
        for (var goal = 0; goal < weights.Length; goal++)
        {
            weights[goal] = -Elementary.Log(1 - stream.NextDouble());
            if (!Array.TrueForAll(costs, point => point[goal] > 0)) continue;
            foreach (var point in costs) point[goal] = Elementary.Log(point[goal]);
        }

        var sum = weights.Sum();
        for (var goal = 0; goal < weights.Length; goal++) weights[goal] = sum > 0 ? weights[goal] / sum : 1.0 / weights.Length;
        var replaced = told.ToArray();
        foreach (var (i, cost) in Tchebycheff.Scalarize(costs, weights).Index())
        {
            replaced[places[i]] = told[places[i]] with { Cost = Unbounded + cost, Error = double.NaN };
        }

        return replaced;
    }

    /// <summary>A process takes the logarithm of costs with a bound; these have none that means anything.</summary>
    private const double Unbounded = -10;
}
