using System.Globalization;
using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Search;
using ActorSearch.Shared.Search.Tracking;

namespace ActorSearch.Bench.Search;

/// <summary>What searches with two goals have left of the hypervolume, on tables of real trainings.</summary>
internal static class GoalReport
{
    private const int Evaluations = 100;
    private static readonly int[] Marks = [25, 50, 100];

    /// <param name="tables">All; those of fcnet have a second goal.</param>
    public static void Print(IEnumerable<HpoTable> tables, int seeds)
    {
        var goals = tables.Where(table => table.Name.StartsWith("fcnet", StringComparison.Ordinal)).Select(table => new GoalTable(table)).ToList();
        Console.WriteLine($"Two goals, loss and weights behind the first layer, one at a time: percent of the whole front's hypervolume (logarithms, up to the median loss) that is not reached; means over {seeds} seeds, ± the standard error of the mean.");
        Console.WriteLine();
        Console.WriteLine($"| strategy | at | {string.Join(" | ", goals.Select(table => table.Name))} | mean | ± | of random |");
        Console.WriteLine($"|---|---:|{string.Concat(goals.Select(_ => "---:|"))}---:|---:|---:|");
        double[]? random = null;
        foreach (var name in new[] { "random", "tpe", "gp", "auto" })
        {
            int[][][] runs = [.. goals.Select(table => Enumerable.Range(0, seeds).Select(seed => name == "random" ? Drawn(table, seed) : Searched(table, name, seed)).ToArray())];
            double[] left = new double[Marks.Length];
            foreach (var (i, mark) in Marks.Index())
            {
                double[][] shares = [.. goals.Select((table, place) => runs[place].Select(rows => 100 * table.Left(rows.Take(mark))).ToArray())];
                left[i] = shares.Average(table => table.Average());
                var error = Math.Sqrt(shares.Sum(table => table.Sum(share => Math.Pow(share - table.Average(), 2)) / (seeds - 1) / seeds)) / goals.Count;
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {name} | {mark} | {string.Join(" | ", shares.Select(table => table.Average().ToString("0.00", CultureInfo.InvariantCulture)))} | {left[i]:0.00} | {error:0.00} | {left[i] / (random ?? left)[i]:0.00} |"));
            }

            random ??= left;
        }
    }

    private static int[] Drawn(GoalTable table, int seed)
    {
        var rows = Enumerable.Range(0, table.Rows).ToArray();
        RandomStream.For((ulong)seed, StreamPurpose.SearchSpace).Shuffle(rows.AsSpan());
        return rows[..Evaluations];
    }

    private static int[] Searched(GoalTable table, string name, int seed)
    {
        var strategy = MeasuredStrategies.Make(name, table.Space, (ulong)seed, Evaluations, ahead: 1);
        var (trials, rows) = (new TrackedList<SearchTrial>(), new int[Evaluations]);
        for (var i = 0; i < Evaluations; i++)
        {
            var choices = strategy.Suggest(i, new SearchHistory(trials))!.Value;
            trials.Add(new SearchTrial(choices, table.Result(rows[i] = table.RowOf(choices))));
        }

        return rows;
    }
}
