using System.Globalization;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.Bench.Halving;

/// <summary>What short trainings first find at the cost of so many whole ones, on curves of real trainings.</summary>
internal static class HalvingReport
{
    private static readonly int[] Budgets = [10, 20, 40];

    /// <param name="repeats">Random orders of the rows.</param>
    public static void Print(int repeats)
    {
        var folder = Environment.GetEnvironmentVariable("ACTORSEARCH_HPO") ?? "../shared/data/hpo";
        var tables = CurveTable.In(folder);
        if (tables.Count == 0)
        {
            Console.WriteLine($"Skipped: there are no tables in {folder}.");
            return;
        }

        Console.WriteLine($"Lowest last loss of a row trained to its end at the cost of {string.Join(" / ", Budgets)} whole trainings, mean of {repeats} random orders (± standard error at 20); rows begun at 20.");
        Console.WriteLine();
        Console.WriteLine($"| way | {string.Join(" | ", tables.Select(table => table.Name))} | rows |");
        Console.WriteLine($"|---|{string.Concat(tables.Select(_ => "---:|"))}---:|");
        foreach (var (name, settings, ahead) in Ways())
        {
            var (cells, rows) = (new List<string>(), 0.0);
            foreach (var table in tables)
            {
                var halving = new TableHalving(table, settings is null ? null : new RungSchedule(settings, table.Epochs), ahead);
                var means = new List<string>();
                foreach (var budget in Budgets)
                {
                    var runs = Enumerable.Range(0, repeats).Select(seed => halving.Run(seed, (long)budget * table.Epochs)).ToList();
                    var mean = runs.Average(run => run.Best);
                    var error = Math.Sqrt(runs.Sum(run => (run.Best - mean) * (run.Best - mean)) / (repeats - 1) / repeats);
                    var spread = budget == 20 ? string.Create(CultureInfo.InvariantCulture, $" ± {error:0.0000}") : "";
                    means.Add(string.Create(CultureInfo.InvariantCulture, $"{mean:0.0000}{spread}"));
                    rows += budget == 20 ? runs.Average(run => run.Begun) / tables.Count : 0;
                }

                cells.Add(string.Join(" / ", means));
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {string.Join(" | ", cells)} | {rows:0} |"));
        }
    }

    private static IEnumerable<(string Name, RungSettings? Settings, int Ahead)> Ways()
    {
        yield return ("whole trainings", null, 1);
        yield return ("halving", new RungSettings([], null, 1), 1);
        yield return ("halving, 8 ahead", new RungSettings([], null, 1), 8);
        yield return ("halving, 32 ahead", new RungSettings([], null, 1), 32);
        yield return ("halving, reduction 4", new RungSettings([4], null, 1), 1);
        yield return ("halving, reduction 6, 3, 3", new RungSettings([6, 3, 3], null, 1), 1);
        yield return ("hyperband, 2 brackets", new RungSettings([], null, 2), 1);
        yield return ("hyperband", new RungSettings([], null, int.MaxValue), 1);
        yield return ("hyperband, reduction 4", new RungSettings([4], null, int.MaxValue), 1);
    }
}
