using System.Globalization;
using System.Text.Json;

namespace ActorSearch.Bench;

/// <summary>
/// The default experiment with 1 and 2 slots, from the start of the process to <c>best.json</c>, and its trainings by themselves; and the 120
/// trainings of its folds as a plain TorchSharp loop, in one process and shared by two, and at the end the five refits. The plain loop is spared the choice of the winner, the files and the test.
/// </summary>
internal static class JobReport
{
    private static readonly Job[] Jobs =
    [
        new("300 epochs each", ["training.early-stopping=false", "training.max-epochs=300", "training.averaging=0"]),
        new("early stopping, patience 100 of 1000", ["training.averaging=0"]),
        new("1000 epochs each", ["training.early-stopping=false", "training.averaging=0"]) { Plain = false },
    ];

    /// <param name="pairs">Repetitions; ours and the plain loop take turns.</param>
    public static void Print(int pairs)
    {
        Console.WriteLine($"The default experiment, 24 configurations × 5 folds; wall seconds, medians of {pairs} (least … most).");
        Console.WriteLine();
        Console.WriteLine("| job | ours, 1 slot | ours, 2 slots | 1 slot / 2 slots | the same, trainings alone | plain loop, 1 process | plain loop, 2 processes | plain 2 / ours 2 | plain 2 with the refits / ours 2 | epochs of folds, ours | plain |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var job in Jobs)
        {
            List<Run> one = [], two = [], plainOne = [], plainTwo = [];
            for (var pair = 0; pair < pairs; pair++)
            {
                two.Add(Ours(2, job.Overrides));
                one.Add(Ours(1, job.Overrides));
                if (job.Plain)
                {
                    plainTwo.Add(Plain(2, two[^1], job.Overrides));
                    plainOne.Add(Plain(1, two[^1], job.Overrides));
                }
            }

            string[] cells =
            [
                job.Name,
                Figures.Spread([.. one.Select(run => run.Seconds)], "f1"),
                Figures.Spread([.. two.Select(run => run.Seconds)], "f1"),
                Figures.Spread([.. one.Zip(two, (a, b) => a.Seconds / b.Seconds)], "f2"),
                Figures.Spread([.. one.Zip(two, (a, b) => a.Trainings / b.Trainings)], "f2"),
                job.Plain ? Figures.Spread([.. plainOne.Select(run => run.Seconds)], "f0") : "–",
                job.Plain ? Figures.Spread([.. plainTwo.Select(run => run.Seconds)], "f0") : "–",
                job.Plain ? Figures.Spread([.. plainTwo.Zip(two, (a, b) => a.Seconds / b.Seconds)], "f1") : "–",
                job.Plain ? Figures.Spread([.. plainTwo.Zip(two, (a, b) => a.Trainings / b.Seconds)], "f1") : "–",
                two[^1].Epochs.ToString("n0", CultureInfo.InvariantCulture),
                job.Plain ? plainTwo[^1].Epochs.ToString("n0", CultureInfo.InvariantCulture) : "–",
            ];
            Console.WriteLine($"| {string.Join(" | ", cells)} |");
        }
    }

    private static Run Ours(int slots, string[] overrides)
    {
        using var folder = new ScratchFolder();
        var start = DateTimeOffset.UtcNow;
        using var process = ProgramRun.Coordinator(
            ["run", ProgramRun.Shipped("hocon/experiments/default.conf"), "--out", folder.Path, "--slots", $"{slots}", .. overrides.SelectMany(o => new[] { "--set", o })]);
        ProgramRun.Finish(process);
        var best = Path.Combine(folder.Path, "best.json");
        var end = File.GetLastWriteTimeUtc(best);
        using var found = JsonDocument.Parse(File.ReadAllBytes(best));
        var refit = found.RootElement.GetProperty("refit");
        return new Run(
            (end - start).TotalSeconds,
            AttemptTimes.Of(folder.Path).Trainings,
            File.ReadLines(Path.Combine(folder.Path, "folds.csv")).Skip(1).Sum(line => long.Parse(line.Split(',')[7], CultureInfo.InvariantCulture)))
        {
            Winner = [found.RootElement.GetProperty("configuration").GetProperty("index").GetInt32(), refit.GetProperty("epochs").GetInt32(), refit.GetProperty("restarts").GetArrayLength()],
        };
    }

    private static Run Plain(int processes, Run ours, string[] overrides)
    {
        var start = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        var running = Enumerable.Range(0, processes)
            .Select(part => ProgramRun.PlainLoop(
                ["job", ProgramRun.Shipped("hocon/experiments/default.conf"), $"{part}", $"{processes}", .. ours.Winner.Select(number => $"{number}"), .. overrides]))
            .ToList();
        var outputs = running.Select(process => Task.Run(() => ProgramRun.Finish(process))).Select(task => task.Result).ToList();
        var end = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        running.ForEach(process => process.Dispose());
        long[][] numbers = [.. outputs.Select(output => output.Split(' ').Select(text => long.Parse(text, CultureInfo.InvariantCulture)).ToArray())];
        return new Run((numbers.Max(one => one[1]) - start) / 1000.0, (end - start) / 1000.0, numbers.Sum(one => one[0]));
    }

    private sealed record Job(string Name, string[] Overrides)
    {
        /// <summary>Whether the plain loop runs it too.</summary>
        public bool Plain { get; init; } = true;
    }

    /// <param name="Seconds">To the result that a user waits for; of the plain loop to the end of the folds.</param>
    /// <param name="Trainings">From the first training handed out to the end of the last, refits included; of the plain loop all that it does.</param>
    /// <param name="Epochs">Of all folds.</param>
    private sealed record Run(double Seconds, double Trainings, long Epochs)
    {
        /// <summary>The winner's index, the epochs of its refits and how many these are.</summary>
        public int[] Winner { get; init; } = [];
    }
}
