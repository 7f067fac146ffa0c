#:package Microsoft.Playwright
#:property PublishAot=false
using Microsoft.Playwright;

// Takes pictures of sections of a report: REPORT OUT-PREFIX WIDTH SECTION…; each becomes OUT-PREFIX-SECTION.png.
if (args.Length < 4 || !int.TryParse(args[2], out var width))
{
    Console.Error.WriteLine("screenshots: give REPORT OUT-PREFIX WIDTH SECTION….");
    return 2;
}

const int Margin = 14;
string[] names = ["chromium", "chromium-browser", "google-chrome"];
var browser = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
    .SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
if (browser is null)
{
    Console.Error.WriteLine("screenshots: Chromium is not on the path. On Debian: apt-get install chromium.");
    return 2;
}

using var playwright = await Playwright.CreateAsync();
await using var chromium = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = browser, Headless = true, Args = ["--no-sandbox", "--disable-gpu"] });
var page = await chromium.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = ColorScheme.Light });
await page.GotoAsync(new Uri(Path.GetFullPath(args[0])).AbsoluteUri);
await page.WaitForSelectorAsync("html[data-ready=true]", new() { State = WaitForSelectorState.Attached });
// Charts are drawn when they come into view, which moves the content below them.
foreach (var chart in await page.QuerySelectorAllAsync(".chart"))
{
    await chart.ScrollIntoViewIfNeededAsync();
    await page.WaitForSelectorAsync($"#{await chart.GetAttributeAsync("id")}[data-drawn=true]");
}

foreach (var section in args[3..])
{
    var place = page.Locator($"#{section}");
    // A chart with its title and its description.
    var whole = await place.EvaluateAsync<bool>("one => one.classList.contains('chart')") ? place.Locator("xpath=ancestor::figure") : place;
    var file = $"{args[1]}-{section}.png";
    var box = (await whole.EvaluateAsync<float[]>("one => { const box = one.getBoundingClientRect(); return [box.x + scrollX, box.y + scrollY, box.width, box.height]; }"))!;
    await page.ScreenshotAsync(new()
    {
        Path = file,
        FullPage = true,
        Animations = ScreenshotAnimations.Disabled,
        Clip = new() { X = Math.Max(0, box[0] - Margin), Y = box[1], Width = box[2] + (2 * Margin), Height = box[3] + Margin },
    });
    Console.WriteLine($"{file}: {new FileInfo(file).Length / 1024} KB");
}

return 0;
