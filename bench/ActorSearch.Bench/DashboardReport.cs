using System.Diagnostics;
using System.Globalization;

namespace ActorSearch.Bench;

/// <summary>
/// A search that nobody watches against the same one with 200 open event streams, 20 more that never read, and 2,000 requests a second from
/// this process, taking turns. One core is left to the load itself, which on a user's machine is somewhere else.
/// </summary>
internal static class DashboardReport
{
    private const int Streams = 200, Silent = 20, Requests = 2000;

    private static readonly string[] Overrides = ["training.early-stopping=false", "training.max-epochs=1000"];

    /// <param name="pairs">Repetitions.</param>
    public static void Print(int pairs)
    {
        var slots = Math.Max(1, Environment.ProcessorCount - 1);
        Console.WriteLine($"The default experiment, 1,000 epochs a fold, {slots} of {Environment.ProcessorCount} cores as slots; seconds from the start of the process to best.json, medians of {pairs} (least … most).");
        Console.WriteLine();
        Console.WriteLine("| | seconds | relative to no readers | processor seconds of the search | requests answered a second | refused | MB of events read a second | coordinator's peak resident MB |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|");
        List<Run> alone = [], idle = [], loaded = [];
        for (var pair = 0; pair < pairs; pair++)
        {
            alone.Add(Search(slots, "--no-dashboard"));
            idle.Add(Search(slots, "--dashboard", "127.0.0.1:0"));
            loaded.Add(Search(slots, isLoaded: true, "--dashboard", "127.0.0.1:0"));
        }

        Row("no page", alone, alone);
        Row("a page that nobody looks at", idle, alone);
        Row($"{Streams} streams, {Silent} that never read, {Requests:n0} requests/s", loaded, alone);
    }

    private static void Row(string name, List<Run> runs, List<Run> against)
    {
        string[] cells =
        [
            name,
            Figures.Spread([.. runs.Select(run => run.Seconds)], "f2"),
            Figures.Spread([.. runs.Zip(against, (one, other) => one.Seconds / other.Seconds)], "f3"),
            Figures.Spread([.. runs.Select(run => run.Processor)], "f2"),
            runs.Average(run => run.Answered / run.Seconds).ToString("n0", CultureInfo.InvariantCulture),
            runs.Sum(run => run.Refused).ToString("n0", CultureInfo.InvariantCulture),
            runs.Average(run => run.Bytes / run.Seconds / 1e6).ToString("f1", CultureInfo.InvariantCulture),
            runs.Max(run => run.Resident / 1e6).ToString("f0", CultureInfo.InvariantCulture),
        ];
        Console.WriteLine($"| {string.Join(" | ", cells)} |");
    }

    private static Run Search(int slots, params string[] dashboard) => Search(slots, isLoaded: false, dashboard);

    private static Run Search(int slots, bool isLoaded, params string[] dashboard)
    {
        using var folder = new ScratchFolder();
        var start = DateTimeOffset.UtcNow;
        using var process = ProgramRun.Coordinator(
            ["run", ProgramRun.Shipped("hocon/experiments/default.conf"), "--out", folder.Path, "--slots", $"{slots}", .. dashboard, .. Overrides.SelectMany(one => new[] { "--set", one })]);
        var output = process.StandardOutput.ReadToEndAsync();
        LiveLoad? load = null;
        long resident = 0;
        double processor = 0;
        using var watching = new Timer(
            _ =>
            {
                var (memory, time) = Look(process);
                (resident, processor) = (Math.Max(resident, memory), Math.Max(processor, time));
            },
            null,
            0,
            200);
        var errors = new List<string>();
        while (process.StandardError.ReadLine() is { } line)
        {
            errors.Add(line);
            if (isLoaded && line.StartsWith("watch: ", StringComparison.Ordinal))
            {
                load = LiveLoad.Start(new Uri(line["watch: ".Length..]), Streams, Silent, Requests);
            }
        }

        process.WaitForExit();
        output.Wait();
        // What comes after the result, as readers' last words, keeps nobody waiting for it.
        var seconds = (File.GetLastWriteTimeUtc(Path.Combine(folder.Path, "best.json")) - start).TotalSeconds;
        var run = new Run(seconds, load?.Answered ?? 0, load?.Refused ?? 0, load?.BytesRead ?? 0, resident, processor);
        load?.Dispose();
        return process.ExitCode == 0 ? run : throw new InvalidOperationException($"Exit code {process.ExitCode}. {string.Join(' ', errors)}");
    }

    /// <returns>Resident bytes and processor seconds so far; zeros after the end.</returns>
    private static (long Resident, double Processor) Look(Process process)
    {
        try
        {
            process.Refresh();
            return (process.WorkingSet64, process.TotalProcessorTime.TotalSeconds);
        }
        catch (InvalidOperationException)
        {
            return (0, 0);
        }
    }

    private sealed record Run(double Seconds, long Answered, long Refused, long Bytes, long Resident, double Processor);
}
