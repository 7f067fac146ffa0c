using Microsoft.Playwright;

namespace ActorSearch.Coordinator.Tests.Reporting.Html;

/// <summary>A test that needs a browser; where there is none it is skipped with that reason.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.Missing!;
}

/// <inheritdoc cref="BrowserFactAttribute"/>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.Missing!;
}

/// <summary>The system's Chromium without a window, started once for all tests and gone with their process. Nothing is downloaded.</summary>
internal static class Chromium
{
    /// <summary>For a browser that starts, and for a page that comes to show something.</summary>
    private const float Patience = 240_000;

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private static readonly string? Executable = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Append("/usr/bin").SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    private static readonly Lazy<Task<IBrowserContext>> Shared = new(Start);

    /// <summary>Why there is no browser; null where there is one.</summary>
    public static string? Missing => Executable is null ? "There is no Chromium on the path: on Debian, apt-get install chromium." : null;

    /// <summary>Opens a page in a tab of its own, on light paper.</summary>
    /// <param name="file">The page.</param>
    /// <param name="width">Of the window, pixels.</param>
    /// <param name="prepare">What is done to it before it is at its address.</param>
    public static async Task<OpenPage> Open(string file, int width, Func<IPage, Task>? prepare = null)
    {
        var page = await (await Shared.Value).NewPageAsync();
        var open = new OpenPage(page);
        await (prepare?.Invoke(page) ?? Task.CompletedTask);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
        await page.SetViewportSizeAsync(width, 900);
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        await page.WaitForSelectorAsync("html[data-ready=true]", new() { State = WaitForSelectorState.Attached });
        return open;
    }

    // The driver ends with this process, closes the browser and deletes its profile.
    private static async Task<IBrowserContext> Start()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable,
            Headless = true,
            Timeout = Patience,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync",

                // Pages of files share a process, which keeps what it has compiled: charts that were drawn once are not compiled again.
                "--process-per-site",
            ],
        });
        var context = await browser.NewContextAsync();
        context.SetDefaultTimeout(Patience);

        // As long as one of its pages is open the process stays.
        await (await context.NewPageAsync()).GotoAsync(new Uri(Path.Combine(AppContext.BaseDirectory, "xunit.runner.json")).AbsoluteUri);
        return context;
    }
}
