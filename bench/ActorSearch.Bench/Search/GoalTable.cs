using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Pareto;
using ActorSearch.Shared.Search;

namespace ActorSearch.Bench.Search;

/// <summary>
/// A table with two goals: the loss, and the weights of a net behind its first layer (n₁ n₂ + n₁ + n₂). Volumes are taken in the logarithm of both, between the least of each
/// goal and the median loss or the most weights, and relative to that of the front of the whole table.
/// </summary>
internal sealed class GoalTable
{
    private readonly HpoTable _table;
    private readonly double[][] _costs;
    private readonly double[] _least, _reference;
    private readonly double _whole;

    public GoalTable(HpoTable table)
    {
        _table = table;
        _costs = [.. Enumerable.Range(0, table.Rows).Select(row => new[] { table.Result(row).Cost, Weights(row) })];
        var losses = _costs.Select(cost => Math.Log(cost[0])).Order().ToArray();
        _least = [losses[0], Math.Log(_costs.Min(cost => cost[1]))];
        _reference = [losses[losses.Length / 2], Math.Log(_costs.Max(cost => cost[1]))];
        _whole = Volume(Enumerable.Range(0, table.Rows));
    }

    public string Name => _table.Name;

    public EncodedSpace Space => _table.Space;

    public int Rows => _table.Rows;

    public int RowOf(ImmutableArray<Choice> choices) => _table.RowOf(choices);

    /// <summary>What a training of a row comes to.</summary>
    public TrialOutcome Result(int row) => _table.Result(row) with { Goals = [.. _costs[row]] };

    /// <summary>The share of the volume that rows do not reach.</summary>
    public double Left(IEnumerable<int> rows) => 1 - (Volume(rows) / _whole);

    private double Volume(IEnumerable<int> rows)
    {
        List<double[]> front = [];
        foreach (var row in rows)
        {
            double[] point = [.. _costs[row].Select((cost, goal) => (Math.Log(cost) - _least[goal]) / (_reference[goal] - _least[goal]))];
            if (point[0] >= 1 || front.Exists(other => other.AsSpan().SequenceEqual(point) || Fronts.Dominates(other, point))) continue;
            front.RemoveAll(other => Fronts.Dominates(point, other));
            front.Add(point);
        }

        return Hypervolume.Compute(front, [1, 1]);
    }

    private double Weights(int row)
    {
        var (first, second) = (_table.Number(row, "n_units_1"), _table.Number(row, "n_units_2"));
        return (first * second) + first + second;
    }
}
