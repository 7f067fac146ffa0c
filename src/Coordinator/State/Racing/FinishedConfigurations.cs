using System.Collections.Immutable;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.State.Racing;

/// <summary>The best configurations whose folds are all looked at. Others are compared with the one at a place among them.</summary>
/// <param name="keepsAll">Whether the place may move.</param>
internal sealed class FinishedConfigurations(bool keepsAll = false)
{
    /// <summary>How many beside the one at the place say how differences spread.</summary>
    private const int Neighbours = 10;

    /// <summary>With fewer the spread is not known.</summary>
    private const int Fewest = 4;

    private static readonly Comparer<(double Mean, int Index, ImmutableArray<double> Costs)> InOrder = Comparer<(double Mean, int Index, ImmutableArray<double> Costs)>.Create(
        (left, right) => RankOrder.CompareCosts(left.Mean, right.Mean) is not 0 and var order ? order : left.Index.CompareTo(right.Index));

    private readonly List<(double Mean, int Index, ImmutableArray<double> Costs)> _best = [];
    private double? _spread;

    /// <summary>How many have finished.</summary>
    public int Count { get; private set; }

    /// <summary>With which one others are compared: 1 is the best.</summary>
    public int Place
    {
        get;
        set => (field, _spread) = (value, null);
    } = 1;

    /// <summary>How many more it takes until their spread is known.</summary>
    public int Lacks => Math.Max(0, Math.Max(Fewest, Place) - Count);

    /// <summary>The mean at the place; +∞ while there are fewer.</summary>
    public double Best => _best.Count < Place ? double.PositiveInfinity : _best[Place - 1].Mean;

    /// <summary>The costs of the one at the place, by fold.</summary>
    public ImmutableArray<double> BestCosts => _best[Place - 1].Costs;

    /// <summary>Deviation of the differences between the one at the place and those next to it, each less its mean; null with too few of them.</summary>
    public double? Spread => Lacks > 0 ? null : _spread ??= SpreadOf();

    /// <summary>Sum of the differences to the one at the place over the folds that another one has a cost for, and how many they are. There must be one at the place.</summary>
    public (double Sum, int Folds) DeficitOf(RaceEntry entry)
    {
        var (costs, best, sum, count) = (entry.Score.Costs, BestCosts, 0.0, 0);
        for (var fold = 0; fold < costs.Length; fold++)
        {
            if (double.IsNaN(costs[fold])) continue;
            sum += costs[fold] - best[fold];
            count++;
        }

        return (sum, count);
    }

    /// <summary>Another one has finished, with all its folds scored.</summary>
    public void Add(RaceEntry entry)
    {
        Count++;
        _spread = null;
        var placed = (entry.Mean, entry.Index, entry.Score.Costs);
        var place = _best.BinarySearch(placed, InOrder);
        _best.Insert(place < 0 ? ~place : place, placed);
        if (!keepsAll && _best.Count > 1 + Neighbours)
        {
            _best.RemoveAt(_best.Count - 1);
        }
    }

    private double SpreadOf()
    {
        var (squares, freedom) = (0.0, 0);
        var first = Math.Max(0, Math.Min(Place - 1, _best.Count - 1 - Neighbours));
        foreach (var (_, index, costs) in _best.Skip(first).Take(1 + Neighbours))
        {
            if (index == _best[Place - 1].Index)
            {
                continue;
            }

            var mean = 0.0;
            for (var fold = 0; fold < costs.Length; fold++)
            {
                mean += costs[fold] - BestCosts[fold];
            }

            mean /= costs.Length;
            for (var fold = 0; fold < costs.Length; fold++)
            {
                var difference = costs[fold] - BestCosts[fold] - mean;
                squares += difference * difference;
            }

            freedom += costs.Length - 1;
        }

        return freedom == 0 ? 0 : Math.Sqrt(squares / freedom);
    }
}
