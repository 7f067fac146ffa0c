using System.Diagnostics;
using ActorSearch.Shared.Search;
using ActorSearch.Shared.Search.Tracking;

namespace ActorSearch.Bench.Search;

/// <summary>One search on a table.</summary>
/// <param name="Regrets">After each evaluation, the normalised regret of the best so far.</param>
/// <param name="Distinct">Different rows among them.</param>
/// <param name="Milliseconds">Of one suggestion, the mean.</param>
internal sealed record TableRun(double[] Regrets, int Distinct, double Milliseconds)
{
    /// <summary>Runs a strategy of ours. Each result is seen as soon as the strategy may look at it.</summary>
    public static TableRun Of(HpoTable table, ISearchStrategy strategy, int evaluations)
    {
        var (trials, rows, clock) = (new TrackedList<SearchTrial>(), new int[evaluations], new Stopwatch());
        for (var i = 0; i < evaluations; i++)
        {
            if (i - strategy.Ahead is >= 0 and var ended) trials[ended] = trials[ended] with { Result = table.Result(rows[ended]) };
            clock.Start();
            var choices = strategy.Suggest(i, new SearchHistory(trials))!.Value;
            clock.Stop();
            rows[i] = table.RowOf(choices);
            trials.Add(new SearchTrial(choices, null));
        }

        return Of(table, rows, clock.Elapsed.TotalMilliseconds / evaluations);
    }

    /// <summary>What came of rows in the order of their suggestion.</summary>
    public static TableRun Of(HpoTable table, int[] rows, double milliseconds)
    {
        var (regrets, best) = (new double[rows.Length], double.PositiveInfinity);
        for (var i = 0; i < rows.Length; i++) regrets[i] = table.Regret(best = Math.Min(best, table.Result(rows[i]).Cost));
        return new TableRun(regrets, rows.Distinct().Count(), milliseconds);
    }
}
