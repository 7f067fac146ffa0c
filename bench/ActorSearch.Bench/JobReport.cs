using System.Diagnostics;
using System.Globalization;

namespace ActorSearch.Bench;

/// <summary>
/// The default experiment whole, from the start of the process to the last file, with 1 and 2 slots; and its 120 trainings as a plain
/// TorchSharp loop, in one process and shared by two. The plain loop is spared the five refits, the files and the test.
/// </summary>
internal static class JobReport
{
    private static readonly (string Name, string[] Overrides)[] Jobs =
    [
        ("300 epochs each", ["training.early-stopping=false", "training.max-epochs=300", "training.averaging=0"]),
        ("early stopping, patience 100 of 1000", ["training.averaging=0"]),
    ];

    /// <param name="pairs">Repetitions; ours and the plain loop take turns.</param>
    public static void Print(int pairs)
    {
        Console.WriteLine($"The default experiment, 24 configurations × 5 folds; wall seconds of whole processes, medians of {pairs} (least … most).");
        Console.WriteLine();
        Console.WriteLine("| job | ours, 1 slot | ours, 2 slots | 1 slot / 2 slots | plain loop, 1 process | plain loop, 2 processes | plain 2 / ours 2 | epochs of folds, ours | plain |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var (name, overrides) in Jobs)
        {
            List<double> one = [], two = [], plainOne = [], plainTwo = [];
            var (ours, plain) = (0L, 0L);
            for (var pair = 0; pair < pairs; pair++)
            {
                two.Add(Ours(2, overrides, out ours));
                plainTwo.Add(Plain(2, overrides, out plain));
                one.Add(Ours(1, overrides, out _));
                plainOne.Add(Plain(1, overrides, out _));
            }

            string[] cells =
            [
                name,
                Figures.Spread(one, "f1"),
                Figures.Spread(two, "f1"),
                Figures.Spread([.. one.Zip(two, (a, b) => a / b)], "f2"),
                Figures.Spread(plainOne, "f0"),
                Figures.Spread(plainTwo, "f0"),
                Figures.Spread([.. plainTwo.Zip(two, (a, b) => a / b)], "f1"),
                ours.ToString("n0", CultureInfo.InvariantCulture),
                plain.ToString("n0", CultureInfo.InvariantCulture),
            ];
            Console.WriteLine($"| {string.Join(" | ", cells)} |");
        }
    }

    private static double Ours(int slots, string[] overrides, out long epochs)
    {
        using var folder = new ScratchFolder();
        var start = Stopwatch.GetTimestamp();
        using var process = ProgramRun.Coordinator(
            ["run", ProgramRun.Shipped("hocon/experiments/default.conf"), "--out", folder.Path, "--slots", $"{slots}", .. overrides.SelectMany(o => new[] { "--set", o })]);
        ProgramRun.Finish(process);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        epochs = File.ReadLines(Path.Combine(folder.Path, "folds.csv")).Skip(1).Sum(line => long.Parse(line.Split(',')[6], CultureInfo.InvariantCulture));
        return seconds;
    }

    private static double Plain(int processes, string[] overrides, out long epochs)
    {
        var start = Stopwatch.GetTimestamp();
        var running = Enumerable.Range(0, processes)
            .Select(part => ProgramRun.PlainLoop(["job", ProgramRun.Shipped("hocon/experiments/default.conf"), $"{part}", $"{processes}", .. overrides]))
            .ToList();
        var outputs = running.Select(process => Task.Run(() => ProgramRun.Finish(process))).Select(task => task.Result).ToList();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        running.ForEach(process => process.Dispose());
        epochs = outputs.Sum(output => long.Parse(output, CultureInfo.InvariantCulture));
        return seconds;
    }
}
