using System.Diagnostics;
using System.Globalization;

namespace ActorSearch.Bench;

/// <summary>
/// The default experiment with 1 and 2 slots, from the start of the process to <c>best.json</c>, and its trainings by themselves; and the 120
/// trainings of its folds as a plain TorchSharp loop, in one process and shared by two. The plain loop is spared the five refits, the files and the test.
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
        Console.WriteLine("| job | ours, 1 slot | ours, 2 slots | 1 slot / 2 slots | the same, trainings alone | plain loop, 1 process | plain loop, 2 processes | plain 2 / ours 2 | epochs of folds, ours | plain |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var job in Jobs)
        {
            List<Run> one = [], two = [], plainOne = [], plainTwo = [];
            for (var pair = 0; pair < pairs; pair++)
            {
                two.Add(Ours(2, job.Overrides));
                one.Add(Ours(1, job.Overrides));
                if (job.Plain)
                {
                    plainTwo.Add(Plain(2, job.Overrides));
                    plainOne.Add(Plain(1, job.Overrides));
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
        var end = File.GetLastWriteTimeUtc(Path.Combine(folder.Path, "best.json"));
        return new Run(
            (end - start).TotalSeconds,
            AttemptTimes.Of(folder.Path).Trainings,
            File.ReadLines(Path.Combine(folder.Path, "folds.csv")).Skip(1).Sum(line => long.Parse(line.Split(',')[6], CultureInfo.InvariantCulture)));
    }

    private static Run Plain(int processes, string[] overrides)
    {
        var start = Stopwatch.GetTimestamp();
        var running = Enumerable.Range(0, processes)
            .Select(part => ProgramRun.PlainLoop(["job", ProgramRun.Shipped("hocon/experiments/default.conf"), $"{part}", $"{processes}", .. overrides]))
            .ToList();
        var outputs = running.Select(process => Task.Run(() => ProgramRun.Finish(process))).Select(task => task.Result).ToList();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        running.ForEach(process => process.Dispose());
        return new Run(seconds, seconds, outputs.Sum(output => long.Parse(output, CultureInfo.InvariantCulture)));
    }

    private sealed record Job(string Name, string[] Overrides)
    {
        /// <summary>Whether the plain loop runs it too.</summary>
        public bool Plain { get; init; } = true;
    }

    /// <param name="Seconds">To the result that a user waits for.</param>
    /// <param name="Trainings">From the first training handed out to the end of the last, refits included.</param>
    /// <param name="Epochs">Of all folds.</param>
    private sealed record Run(double Seconds, double Trainings, long Epochs);
}
