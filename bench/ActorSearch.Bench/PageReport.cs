using System.Diagnostics;
using System.Text;
using Microsoft.Playwright;

namespace ActorSearch.Bench;

/// <summary>
/// The page of a large search, open in a browser from the first fold on: what comes to it, how long its one thread is busy at a time, and how
/// soon a page that is opened meanwhile can be used. Coordinator, nodes and browser share the machine.
/// </summary>
internal static class PageReport
{
    private const int Folds = 5, Milliseconds = 100, Port = 4153;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    // What the browser itself calls a long task is one of 50 ms or more, in which nobody can scroll.
    private const string Observe = """
        window.long = [];
        new PerformanceObserver(list => list.getEntries().forEach(one => window.long.push(one.duration))).observe({ type: 'longtask', buffered: true });
        """;

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <param name="folds">Of the search.</param>
    /// <param name="nodes">Each trains one fold at a time, so a hundred of them finish at most a thousand folds a second; with more they take all cores.</param>
    public static async Task PrintAsync(int folds, int nodes)
    {
        var start = Stopwatch.GetTimestamp();
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
        await using var crowd = new Crowd(nodes, Port);

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

        Console.WriteLine($"{folds:n0} folds of {Milliseconds} ms on {nodes:n0} nodes; the page is open all the time.");
        Console.WriteLine();
        Console.WriteLine("| the page says | of nodes | snapshot, kB | events, kB/s | elements of the page | its memory, MB | long tasks since the last row | the longest, ms | a new page shows its ranking after, s | and all configurations after, s |");
        Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var percent in (int[])[10, 30, 50, 70, 95])
        {
            while (served.Get("api/study").GetProperty("progress").GetProperty("done").GetInt64() < (long)folds * percent / 100 && Stopwatch.GetElapsedTime(start) < Longest)
            {
                await Task.Delay(500).ConfigureAwait(false);
            }

            Console.WriteLine($"| {string.Join(" | ", await Row(served, browser, page).ConfigureAwait(false))} |");
        }

        if (Stopwatch.GetElapsedTime(start) < Longest)
        {
            await ended.ConfigureAwait(false);
            return;
        }

        Console.WriteLine();
        Console.WriteLine($"Ended after {Longest.TotalMinutes} minutes: the last rows are of the same moment. Name fewer folds.");
        coordinator.Kill();
    }

    // As a user who opens the page and asks for all configurations.
    private static async Task<(double Ranking, double All)> Opened(ServedPage served, IBrowser browser)
    {
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1400, Height = 900 } }).ConfigureAwait(false);
        var start = Stopwatch.GetTimestamp();
        await page.GotoAsync(served.Address.ToString()).ConfigureAwait(false);
        await page.Locator("#ranking-table tbody tr").First.WaitForAsync().ConfigureAwait(false);
        var ranking = Stopwatch.GetElapsedTime(start).TotalSeconds;
        await page.Locator("#all").ClickAsync().ConfigureAwait(false);
        await page.Locator("#details-body tbody tr").First.WaitForAsync().ConfigureAwait(false);
        var all = Stopwatch.GetElapsedTime(start).TotalSeconds;
        await page.CloseAsync().ConfigureAwait(false);
        return (ranking, all);
    }

    private static async Task<string[]> Row(ServedPage served, IBrowser browser, IPage page)
    {
        var (snapshot, rate) = await Events(served).ConfigureAwait(false);
        var tasks = await page.EvaluateAsync<double[]>("() => window.long.splice(0)").ConfigureAwait(false);
        var elements = await page.EvaluateAsync<int>("() => document.querySelectorAll('*').length").ConfigureAwait(false);
        var memory = await page.EvaluateAsync<double>("() => performance.memory.usedJSHeapSize / 1e6").ConfigureAwait(false);
        var words = (await page.Locator("#nodes-words").InnerTextAsync().ConfigureAwait(false)).Split(';')[0];
        var folds = (await page.Locator("#bar-words").InnerTextAsync().ConfigureAwait(false)).Split(',')[..^1];
        var (ranking, all) = await Opened(served, browser).ConfigureAwait(false);
        return
        [
            string.Join(',', folds), words, $"{snapshot / 1e3:f0}", $"{rate / 1e3:f0}", $"{elements:n0}", $"{memory:f1}",
            $"{tasks.Length}", $"{tasks.DefaultIfEmpty().Max():f0}", $"{ranking:f2}", $"{all:f2}",
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
