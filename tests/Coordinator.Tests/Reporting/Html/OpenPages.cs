namespace ActorSearch.Coordinator.Tests.Reporting.Html;

/// <summary>
/// Reports that several tests of a class only look at: each is written once, and opened once at a width, because to draw its charts takes seconds of processor time.
/// Other pages of the same file find its scripts compiled.
/// </summary>
public sealed class OpenPages : IAsyncLifetime, IDisposable
{
    private readonly Dictionary<string, string> _files = [];
    private readonly Dictionary<(string Name, int Width, string Purpose), OpenPage> _open = [];
    private readonly TemporaryFolder _folder = new();

    /// <summary>The page of that name; opened by the first test that asks.</summary>
    /// <param name="name">One name is one report.</param>
    /// <param name="width">Of the window, pixels.</param>
    /// <param name="write">Writes the report into a folder and returns its file.</param>
    /// <param name="purpose">Of a page that is not only looked at.</param>
    public async Task<OpenPage> Look(string name, int width, Func<string, string> write, string purpose = "")
    {
        if (!_open.TryGetValue((name, width, purpose), out var page))
        {
            _open[(name, width, purpose)] = page = await Chromium.Open(File(name, write), width);
        }

        return page;
    }

    /// <summary>The report of that name; written by the first test that asks.</summary>
    public string File(string name, Func<string, string> write)
    {
        if (!_files.TryGetValue(name, out var file))
        {
            _files[name] = file = write(Directory.CreateDirectory(_folder.At(name)).FullName);
        }

        return file;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var page in _open.Values)
        {
            await page.DisposeAsync();
        }
    }

    public void Dispose() => _folder.Dispose();
}
