using System.Diagnostics;
using System.Globalization;

namespace ActorSearch.Bench;

/// <summary>From the start of <c>tail</c> to its first line and to its end, on logs of a gigabyte that were just written.</summary>
internal static class TailReport
{
    private static readonly string Middle = (GeneratedLogs.Begin + (GeneratedLogs.Span / 2)).ToString("O", CultureInfo.InvariantCulture);
    private static readonly string Late = (GeneratedLogs.Begin + (GeneratedLogs.Span * 0.9999)).ToString("O", CultureInfo.InvariantCulture);

    private static readonly (string Name, string[] Arguments)[] Commands =
    [
        ("the last 50 events", []),
        ("`--follow`", ["--follow"]),
        ("`--since`, the middle", ["--since", Middle]),
        ("`--since`, near the end", ["--since", Late]),
        ("`--level error`, one event in 10,000", ["--level", "error"]),
        ("`--node node-3 --fold 4`", ["--node", "node-3", "--fold", "4"]),
        ("`--expr \"Loss > 0.2\"`", ["--expr", "Loss > 0.2"]),
        ("`--level warning --expr \"Loss > 2\"`, none", ["--level", "warning", "--expr", "Loss > 2"]),
    ];

    /// <param name="runs">How often each is started.</param>
    public static void Print(int runs)
    {
        Console.WriteLine($"Seconds from the start of the process to its first line, medians of {runs} (least … most); the files are in the page cache.");
        Console.WriteLine();
        Console.WriteLine("| `tail DIR` with | 8 processes × 8 files of 16 MB | one file of 1 GB |");
        Console.WriteLine("|---|---:|---:|");
        using ScratchFolder many = new(), one = new();
        var events = (Many: GeneratedLogs.Write(many.Path, 8, 8), One: GeneratedLogs.Write(one.Path, 1, 1));
        Console.WriteLine($"| (events) | {events.Many:n0} | {events.One:n0} |");
        Console.WriteLine($"| (the program's start alone: `tail --help`) | {Measure(runs, ["tail", "--help"])} | |");
        foreach (var (name, arguments) in Commands)
        {
            Console.WriteLine($"| {name} | {Measure(runs, ["tail", many.Path, .. arguments])} | {Measure(runs, ["tail", one.Path, .. arguments])} |");
        }
    }

    private static string Measure(int runs, string[] arguments)
    {
        var seconds = new double[runs];
        for (var run = 0; run < runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            using var process = ProgramRun.Coordinator(arguments);
            var line = process.StandardOutput.ReadLine();
            seconds[run] = Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (line is null)
            {
                // Nothing to print is no failure; anything else would be measured for the time that it took to fail.
                ProgramRun.Finish(process);
                continue;
            }

            process.Kill();
            process.WaitForExit();
        }

        return Figures.Spread(seconds, "f2");
    }
}
