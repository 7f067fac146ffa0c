using System.Globalization;
using ActorSearch.Coordinator.State.Racing;
using ActorSearch.Shared.Randomness;

namespace ActorSearch.Bench.Racing;

/// <summary>What racing over folds saves on tables of real trainings, and how often it loses the best configuration.</summary>
internal static class RacingReport
{
    private const int Configurations = 96, Budget = 400, Orders = 20;

    private static readonly IRaceRule Exact = new ExactRule(), Paired = new PairedRule(Exact);

    /// <param name="grids">How many grids of each table.</param>
    public static void Print(int grids)
    {
        var folder = Environment.GetEnvironmentVariable("ACTORSEARCH_HPO") ?? "../shared/data/hpo";
        var tables = FoldTable.In(folder);
        if (tables.Count == 0)
        {
            Console.WriteLine($"Skipped: there are no tables in {folder}.");
            return;
        }

        // One order of folds may happen to begin with the hardest.
        var shuffled = tables.ToDictionary(table => table.Name, table =>
        {
            var orders = Enumerable.Range(0, Orders).Select(table.Shuffled).ToList();
            return (IReadOnlyList<FoldTable>)[.. Enumerable.Range(0, grids).Select(grid => orders[grid % Orders])];
        });
        Console.WriteLine($"{grids} grids of {Configurations} distinct rows of each table: percent of folds not trained / percent of grids whose best row was lost / how much worse the row that was taken instead is, at worst.");
        Console.WriteLine();
        Console.WriteLine($"| way | {string.Join(" | ", tables.Select(table => table.Name))} |");
        Console.WriteLine($"|---|{string.Concat(tables.Select(_ => "---:|"))}");
        foreach (var (name, run) in Ways())
        {
            Console.WriteLine($"| {name} | {string.Join(" | ", tables.Select(table => Saved(shuffled[table.Name], (of, rows) => run(of, rows, long.MaxValue))))} |");
        }

        Console.WriteLine();
        Console.WriteLine($"Random rows, {Budget} folds trained: (best − optimum) ÷ (expected best of 100 rows − optimum), mean of {grids / 5} runs.");
        Console.WriteLine();
        var searched = tables.Where(table => !double.IsNaN(table.Expected)).ToList();
        Console.WriteLine($"| way | {string.Join(" | ", searched.Select(table => table.Name))} | mean |");
        Console.WriteLine($"|---|{string.Concat(searched.Select(_ => "---:|"))}---:|");
        foreach (var (name, run) in Ways())
        {
            double[] regrets = [.. searched.Select(table => Regret(table, grids / 5, rows => run(table, rows, Budget).Best))];
            Console.WriteLine($"| {name} | {string.Join(" | ", regrets.Append(regrets.Average()).Select(Three))} |");
        }
    }

    private static IEnumerable<(string Name, Func<FoldTable, int[], long, (long Trained, double Best)> Run)> Ways()
    {
        yield return ("all folds", (table, rows, budget) => OneByOne.Run(table, rows, null, budget));
        yield return ("exact, one by one", (table, rows, budget) => OneByOne.Run(table, rows, Exact, budget));
        yield return ("race, one by one", (table, rows, budget) => OneByOne.Run(table, rows, Paired, budget));
        foreach (var ahead in new[] { 1, 4, 8, 32 })
        {
            yield return ($"exact, {ahead} ahead", (table, rows, budget) => Ended(new TableRace(table, rows, Exact, ahead, budget).Run()));
            yield return ($"race, {ahead} ahead", (table, rows, budget) => Ended(new TableRace(table, rows, Paired, ahead, budget).Run()));
        }

        static (long Trained, double Best) Ended(TableRace race) => (race.Trained, race.Best);
    }

    private static string Saved(IReadOnlyList<FoldTable> shuffled, Func<FoldTable, int[], (long Trained, double Best)> run)
    {
        var (trained, lost, worst, grids, table) = (0L, 0, 0.0, shuffled.Count, shuffled[0]);
        for (var grid = 0; grid < grids; grid++)
        {
            var rows = Rows(table, grid, Configurations);
            var (folds, found) = run(shuffled[grid], rows);
            var best = rows.Min(shuffled[grid].MeanOf);
            trained += folds;
            lost += found > best ? 1 : 0;
            worst = Math.Max(worst, (found / best) - 1);
        }

        var share = 1 - (trained / (double)(grids * Configurations * table.Folds));
        return string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} / {100.0 * lost / grids:0.0} / {100 * worst:0.0}");
    }

    private static double Regret(FoldTable table, int runs, Func<int[], double> best)
    {
        var optimum = table.Optimum;
        return Enumerable.Range(0, runs).Average(run => (best(Rows(table, run, Budget)) - optimum) / (table.Expected - optimum));
    }

    private static int[] Rows(FoldTable table, int seed, int count)
    {
        var rows = Enumerable.Range(0, table.Rows).ToArray();
        var stream = RandomStream.For((ulong)seed, StreamPurpose.SearchSpace);
        stream.Shuffle(rows.AsSpan());
        return rows[..Math.Min(count, rows.Length)];
    }

    // Without a whole configuration within the budget there is none.
    private static string Three(double number) => double.IsFinite(number) ? number.ToString("0.000", CultureInfo.InvariantCulture) : "none";
}
