#:package Microsoft.Playwright
#:property PublishAot=false
using Microsoft.Playwright;

// Takes the five pictures of a running search and of its report: ADDRESS-OF-THE-PAGE REPORT OUT-FOLDER. The page is looked at until the search ends; the report is written by then.
if (args.Length != 3)
{
    Console.Error.WriteLine("pages: give ADDRESS REPORT OUT-FOLDER.");
    return 2;
}

string[] names = ["chromium", "chromium-browser", "google-chrome"];
var browser = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
    .SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
if (browser is null)
{
    Console.Error.WriteLine("pages: Chromium is not on the path. On Debian: apt-get install chromium.");
    return 2;
}

using var playwright = await Playwright.CreateAsync();
await using var chromium = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = browser, Headless = true, Args = ["--no-sandbox", "--disable-gpu"] });

// While the search runs: enough configurations for a ranking, then one picture after the other.
var live = await Open(args[0], 1400, 1000, ColorScheme.Light);
await live.WaitForFunctionAsync("() => document.querySelectorAll('#ranking-table tbody tr').length >= 10", null, new() { Timeout = 300_000 });
await live.WaitForSelectorAsync("#best[data-drawn=true]");
await Shot(live, "live-light", null);
var dark = await Open(args[0], 1000, 1000, ColorScheme.Dark);
await Drawn(dark, "learning-chart");
await dark.WaitForFunctionAsync("() => document.getElementById('learning-chart').data?.filter(one => one.showlegend !== false && one.x.length >= 3).length >= 3", null, new() { Timeout = 60_000 });
await Shot(dark, "live-dark", "learning");
var phone = await Open(args[0], 390, 844, ColorScheme.Light);
await Drawn(phone, "space-chart");
await Shot(phone, "live-phone", "space");

while (!File.Exists(args[1])) await Task.Delay(500);
var report = new Uri(Path.GetFullPath(args[1])).AbsoluteUri;
var wide = await Open(report, 1000, 640, ColorScheme.Dark);
await Drawn(wide, "parallel");
await Shot(wide, "report-dark", "parallel-title");
var narrow = await Open(report, 390, 844, ColorScheme.Light);
await Shot(narrow, "report-phone", null);
return 0;

async Task<IPage> Open(string address, int width, int height, ColorScheme scheme)
{
    var page = await chromium.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
    await page.GotoAsync(address);
    await page.WaitForSelectorAsync("html[data-ready=true]", new() { State = WaitForSelectorState.Attached });
    return page;
}

async Task Drawn(IPage page, string chart)
{
    await page.Locator($"section:has(#{chart})").EvaluateAsync("section => section.scrollIntoView()");
    await page.WaitForSelectorAsync($"#{chart}[data-drawn=true]", new() { Timeout = 60_000 });
}

// What is on the screen, from the section on.
async Task Shot(IPage page, string name, string? section)
{
    if (section is not null) await page.Locator($"#{section}").EvaluateAsync("one => window.scrollTo(0, one.offsetTop)");
    var file = Path.Combine(args[2], $"{name}.png");
    await page.ScreenshotAsync(new() { Path = file, Animations = ScreenshotAnimations.Disabled });
    Console.WriteLine($"{file}: {new FileInfo(file).Length / 1024} KB");
}
