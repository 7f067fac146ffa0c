using System.Diagnostics;
using System.Text;
using Microsoft.Playwright;

namespace ActorSearch.Bench;

/// <summary>
/// The page of a search of a million folds on a thousand nodes, open in a browser from the first fold on: what comes to it, and how long its
/// one thread is busy at a time. Coordinator, nodes and browser share the machine.
/// </summary>
internal static class PageReport
{
    private const int Nodes = 1000, Folds = 5, Milliseconds = 100, Port = 4153;

    // What the browser itself calls a long task is one of 50 ms or more, in which nobody can scroll.
    private const string Observe = """
        window.long = [];
        new PerformanceObserver(list => list.getEntries().forEach(one => window.long.push(one.duration))).observe({ type: 'longtask', buffered: true });
        """;

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <param name="folds">Of the search; a million unless given. With less than 100,000 the search is over before all rows are.</param>
    public static async Task PrintAsync(int folds)
    {
        using var scratch = new ScratchFolder();
        var file = Path.Combine(scratch.Path, "crowd.conf");
        await File.WriteAllTextAsync(file, $$"""
            name = crowd
            data { kind = noisy-curve, rows = 20 }
            model { kind = noop, milliseconds = {{Milliseconds}} }
            training { max-epochs = 1, early-stopping = false }
            validation { kind = k-fold, folds = {{Folds}} }
            space { model.variant = { int = [1, {{folds / Folds}}] } }
            refit.restarts = 1
            """).ConfigureAwait(false);
        using var coordinator = ProgramRun.Coordinator(
            ["run", file, "--out", Path.Combine(scratch.Path, "out"), "--slots", "0", "--port", $"{Port}", "--dashboard", "127.0.0.1:0"]);
        using var served = ServedPage.Of(coordinator);
        var ended = Task.Run(() => ProgramRun.Finish(coordinator));
        await using var crowd = new Crowd(Nodes, Port);

        using var playwright = await Playwright.CreateAsync().ConfigureAwait(false);
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Browser(),
            Headless = true,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"],
        }).ConfigureAwait(false);
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1400, Height = 900 } }).ConfigureAwait(false);
        await page.AddInitScriptAsync(Observe).ConfigureAwait(false);
        await page.GotoAsync(served.Address.ToString()).ConfigureAwait(false);

        Console.WriteLine($"{folds:n0} folds of {Milliseconds} ms on {Nodes:n0} nodes; the page is open all the time.");
        Console.WriteLine();
        Console.WriteLine("| the page says | of nodes | snapshot, kB | events, kB/s | elements of the page | its memory, MB | long tasks since the last row | the longest, ms |");
        Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|");
        for (var tenth = 1; tenth <= 9; tenth += 2)
        {
            var least = folds / 10 * tenth;
            while (served.Get("api/study").GetProperty("progress").GetProperty("done").GetInt64() < least)
            {
                await Task.Delay(500).ConfigureAwait(false);
            }

            Console.WriteLine($"| {string.Join(" | ", await Row(served, page).ConfigureAwait(false))} |");
        }

        await ended.ConfigureAwait(false);
    }

    private static async Task<string[]> Row(ServedPage served, IPage page)
    {
        var (snapshot, rate) = await Events(served).ConfigureAwait(false);
        var tasks = await page.EvaluateAsync<double[]>("() => window.long.splice(0)").ConfigureAwait(false);
        var elements = await page.EvaluateAsync<int>("() => document.querySelectorAll('*').length").ConfigureAwait(false);
        var memory = await page.EvaluateAsync<double>("() => performance.memory.usedJSHeapSize / 1e6").ConfigureAwait(false);
        var words = (await page.Locator("#nodes-words").InnerTextAsync().ConfigureAwait(false)).Split(';')[0];
        var folds = (await page.Locator("#bar-words").InnerTextAsync().ConfigureAwait(false)).Split(',')[..^1];
        return
        [
            string.Join(',', folds), words, $"{snapshot / 1e3:f0}", $"{rate / 1e3:f0}", $"{elements:n0}", $"{memory:f1}",
            $"{tasks.Length}", $"{tasks.DefaultIfEmpty().Max():f0}",
        ];
    }

    // Bytes of the first event of a new stream, and of those that follow, a second.
    private static async Task<(long Snapshot, double Rate)> Events(ServedPage served)
    {
        using var reader = new StreamReader(served.Follow("events"), Encoding.UTF8);
        long snapshot = 0;
        while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line && (line.Length > 0 || snapshot == 0))
        {
            snapshot += line.StartsWith("data:", StringComparison.Ordinal) ? line.Length : 0;
        }

        var start = Stopwatch.GetTimestamp();
        long bytes = 0;
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < 5 && await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            bytes += line.Length + 1;
        }

        return (snapshot, bytes / Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    private static string Browser() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists) ?? throw new InvalidOperationException("There is no Chromium on the path: on Debian, apt-get install chromium.");
}
