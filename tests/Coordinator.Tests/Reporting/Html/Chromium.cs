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

/// <summary>The system's Chromium without a window, started once for a class of tests. Nothing is downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private static readonly string? Executable = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Append("/usr/bin").SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    /// <summary>For a browser that starts, and for a page that comes to show something.</summary>
    private const float Patience = 240_000;

    private readonly DirectoryInfo _profile = Directory.CreateTempSubdirectory("actorsearch-chromium-");
    private IPlaywright? _playwright;
    private IBrowserContext? _context;

    /// <summary>Why there is no browser; null where there is one.</summary>
    public static string? Missing => Executable is null ? "There is no Chromium on the path: on Debian, apt-get install chromium." : null;

    /// <summary>Opens a page, on light paper.</summary>
    /// <param name="file">The page.</param>
    /// <param name="width">Of the window, pixels.</param>
    /// <param name="prepare">What is done to it before it is at its address.</param>
    public async Task<OpenPage> Open(string file, int width, Func<IPage, Task>? prepare = null)
    {
        var page = await _context!.NewPageAsync();
        var open = new OpenPage(page);
        await (prepare?.Invoke(page) ?? Task.CompletedTask);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
        await page.SetViewportSizeAsync(width, 900);
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        await page.WaitForSelectorAsync("html[data-ready=true]", new() { State = WaitForSelectorState.Attached });
        return open;
    }

    public async Task InitializeAsync()
    {
        if (Executable is null)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _context = await _playwright.Chromium.LaunchPersistentContextAsync(_profile.FullName, new()
        {
            ExecutablePath = Executable,
            Headless = true,
            Timeout = Patience,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync",
            ],
        });
        _context.SetDefaultTimeout(Patience);
    }

    public async Task DisposeAsync()
    {
        if (_context is not null)
        {
            await _context.CloseAsync();
        }

        _playwright?.Dispose();
        await Delete();
    }

    // The browser's helpers may outlive it by a moment, and write to its profile.
    private async Task Delete()
    {
        for (var left = 50; ; left--)
        {
            try
            {
                _profile.Delete(recursive: true);
                return;
            }
            catch (IOException) when (left > 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }
        }
    }
}
