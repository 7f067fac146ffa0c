using System.Collections.Immutable;
using ActorSearch.Coordinator.State.Racing;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Bench.Racing;

/// <summary>A race over rows of a table, whose results are looked up.</summary>
internal sealed class TableRace
{
    private readonly FoldTable _table;
    private readonly IReadOnlyList<int> _rows;
    private readonly Race _race;
    private readonly List<RaceEntry> _left = [];
    private readonly long _budget;
    private int _entered;

    /// <param name="rows">Which rows, in the order of their indices.</param>
    /// <param name="ahead">Folds under way.</param>
    /// <param name="budget">No more folds are trained than these.</param>
    public TableRace(FoldTable table, IReadOnlyList<int> rows, IRaceRule rule, int ahead, long budget = long.MaxValue)
    {
        (_table, _rows, _budget) = (table, rows, budget);
        _race = new Race(table.Folds, ahead, rule, _ => 0);
    }

    /// <summary>Folds that were trained.</summary>
    public long Trained { get; private set; }

    /// <summary>Mean of the best whole configuration.</summary>
    public double Best => _race.Finished(0).Best;

    /// <summary>Races to the end, or until the budget is used.</summary>
    public TableRace Run()
    {
        while (Trained < _budget)
        {
            if (_entered < _rows.Count && _race.MayEnter(_entered))
            {
                Train(_race.Enter(_entered++));
            }
            else if (_race.HasRoom && _race.Choose() is { } racer)
            {
                Train(racer);
            }
            else if (!_race.TryLook(Look, _left))
            {
                break;
            }
        }

        // What is under way is trained to its end.
        while (_race.TryLook(Look, _left))
        {
        }

        return this;
    }

    /// <summary>What the first folds of a row say, losses being ≥ 0.</summary>
    public static PartialScore ScoreOf(FoldTable table, int row, int known)
    {
        var (costs, sum) = (ImmutableArray.CreateBuilder<double>(table.Folds), 0.0);
        foreach (var loss in table.Row(row))
        {
            sum += costs.Count < known ? loss : 0;
            costs.Add(costs.Count < known ? loss : double.NaN);
        }

        return new PartialScore(costs.MoveToImmutable(), sum / table.Folds);
    }

    private void Train(RaceEntry racer)
    {
        Trained++;
        racer.Know(racer.Offered - 1);
    }

    private void Look(RaceEntry racer) => racer.Look(ScoreOf(_table, _rows[racer.Index], racer.Looked + 1), failed: false);
}
