using System.Collections.Immutable;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.State.Racing;

/// <summary>The best configurations whose folds are all looked at.</summary>
internal sealed class Finishers
{
    /// <summary>How many beside the best one say how differences spread.</summary>
    private const int Neighbours = 10;

    /// <summary>With fewer the spread is not known.</summary>
    private const int Fewest = 4;

    private readonly List<(double Mean, int Index, ImmutableArray<double> Costs)> _best = [];

    /// <summary>How many have finished.</summary>
    public int Count { get; private set; }

    /// <summary>How many more it takes until their spread is known.</summary>
    public int Lacks => Math.Max(0, Fewest - Count);

    /// <summary>The lowest mean; +∞ without one.</summary>
    public double Best => _best.Count == 0 ? double.PositiveInfinity : _best[0].Mean;

    /// <summary>The costs of the best one, by fold.</summary>
    public ImmutableArray<double> BestCosts => _best[0].Costs;

    /// <summary>Deviation of the differences between the best and those next to it, each less its mean; null with too few of them.</summary>
    public double? Spread { get; private set; }

    /// <summary>Another one has finished, with all its folds scored.</summary>
    public void Add(Racer racer)
    {
        Count++;
        var entry = (racer.Mean, racer.Index, racer.Score.Costs);
        var place = _best.FindIndex(other => RankOrder.CompareCosts(entry.Mean, other.Mean) is var order && (order < 0 || (order == 0 && entry.Index < other.Index)));
        _best.Insert(place < 0 ? _best.Count : place, entry);
        if (_best.Count > 1 + Neighbours)
        {
            _best.RemoveAt(_best.Count - 1);
        }

        Spread = Count < Fewest ? null : SpreadOf();
    }

    private double SpreadOf()
    {
        var (squares, freedom) = (0.0, 0);
        foreach (var (_, _, costs) in _best.Skip(1))
        {
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
