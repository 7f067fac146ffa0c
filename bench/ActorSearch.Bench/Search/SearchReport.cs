using System.Globalization;

namespace ActorSearch.Bench.Search;

/// <summary>Regret of every strategy on tables of real trainings.</summary>
internal static class SearchReport
{
    private const int InFlight = 8;
    private const string DefaultFolder = "../shared/data/hpo";
    private static readonly int[] Marks = [50, 100, 200];

    /// <param name="folder">Where the tables are; null: the folder that ACTORSEARCH_HPO names, or the default one.</param>
    public static void Print(string? folder, int seeds)
    {
        folder ??= Environment.GetEnvironmentVariable("ACTORSEARCH_HPO") ?? DefaultFolder;
        if (!File.Exists(Path.Combine(folder, "spaces.json")))
        {
            Console.WriteLine($"Skipped: there are no tables in {folder}. Name their folder after --search [seeds], or in ACTORSEARCH_HPO.");
            return;
        }

        var tables = HpoTable.Read(folder).ToList();
        Console.WriteLine("Normalised regret: what the best so far has left to the optimum, in units of what random search has left at 100 on average. "
            + $"Means over {seeds} seeds, ± the standard error of the mean of all tables; fcnet: the mean of the tables of that name.");
        Console.WriteLine();
        Console.WriteLine($"| strategy | in flight | at | {string.Join(" | ", tables.Select(table => table.Name))} | mean | ± | fcnet | found | distinct | ms a suggestion |");
        Console.WriteLine($"|---|---:|---:|{string.Concat(tables.Select(_ => "---:|"))}---:|---:|---:|---:|---:|---:|");
        foreach (var mark in Marks) PrintExact(mark, tables);
        foreach (var inFlight in new[] { 1, InFlight })
        {
            foreach (var name in MeasuredStrategies.Names(inFlight))
            {
                Print(name, inFlight, tables, [.. tables.Select(table => Enumerable.Range(0, seeds).Select(seed => TableRun.Of(
                    table, MeasuredStrategies.Make(name, table.Space, (ulong)seed, Marks[^1], inFlight), Marks[^1])).ToArray())]);
            }

            if (OptunaRun.Of(folder, tables, seeds, inFlight) is { } optuna) Print($"Optuna {optuna.Version} tpe", inFlight, tables, optuna.Runs);
        }

        Console.WriteLine();
        Console.WriteLine("Best of random search, exact: " + string.Join(", ", tables.Select(table =>
            string.Create(CultureInfo.InvariantCulture, $"{table.Name} {table.BestOfRandom(100):G6} at 100 (optimum {table.Optimum:G6})"))) + ".");
        Console.WriteLine();
        GoalReport.Print(tables, Math.Min(seeds, 10));
        Console.WriteLine();
        SuggestionTimes.Print();
    }

    private static void PrintExact(int mark, List<HpoTable> tables)
    {
        var means = tables.Select(table => table.Regret(table.BestOfRandom(mark))).ToArray();
        Print("random, exact", 1, mark, tables, means, 0, "| | |");
    }

    private static void Print(string name, int inFlight, List<HpoTable> tables, TableRun[][] runs)
    {
        foreach (var mark in Marks.Where(mark => mark <= runs[0][0].Regrets.Length))
        {
            double[][] regrets = [.. runs.Select(table => table.Select(run => run.Regrets[mark - 1]).ToArray())];
            var error = Math.Sqrt(regrets.Sum(table => Variance(table) / table.Length)) / regrets.Length;
            var found = regrets.Average(table => table.Average(regret => regret <= 0 ? 1.0 : 0));
            Print(name, inFlight, mark, tables, [.. regrets.Select(table => table.Average())], error, string.Create(
                CultureInfo.InvariantCulture,
                $"{100 * found:0} % | {runs.Average(table => table.Average(run => run.Distinct)):0} of {runs[0][0].Regrets.Length} | {runs.Average(table => table.Average(run => run.Milliseconds)):0.000} |"));
        }
    }

    private static void Print(string name, int inFlight, int mark, List<HpoTable> tables, double[] means, double error, string rest)
    {
        var fcnet = means.Where((_, i) => tables[i].Name.StartsWith("fcnet", StringComparison.Ordinal)).Average();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {inFlight} | {mark} | {string.Join(" | ", means.Select(mean => mean.ToString("0.000", CultureInfo.InvariantCulture)))} | {means.Average():0.000} | {error:0.000} | {fcnet:0.000} | {rest}"));
    }

    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Length < 2 ? 0 : values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }
}
