using ActorSearch.Coordinator.State.Racing;

namespace ActorSearch.Bench.Racing;

/// <summary>The plain way to race: one configuration after the other, in the order of their indices, each fold by fold.</summary>
internal static class OneByOne
{
    /// <summary>Folds that were trained and the mean of the best whole configuration.</summary>
    /// <param name="rule">Null: all folds are trained.</param>
    public static (long Trained, double Best) Run(FoldTable table, IEnumerable<int> rows, IRaceRule? rule, long budget = long.MaxValue)
    {
        var (trained, index, finished) = (0L, 0, new FinishedConfigurations());
        foreach (var row in rows)
        {
            var racer = new RaceEntry(index++, table.Folds);
            while (racer.Looked < table.Folds)
            {
                if (trained == budget) return (trained, finished.Best);
                trained++;
                racer.Look(TableRace.ScoreOf(table, row, racer.Looked + 1), failed: false);
                if (rule is not null && racer.Looked < table.Folds && finished.Count > 0 && rule.Stops(racer, finished)) break;
            }

            if (racer.Looked == table.Folds) finished.Add(racer);
        }

        return (trained, finished.Best);
    }
}
