namespace ActorSearch.Coordinator.Tests.Reporting.Html;

/// <summary>Reports that several tests of a class only look at: each is opened once, because to draw its charts takes seconds of processor time.</summary>
public sealed class OpenPages : IAsyncLifetime, IDisposable
{
    private readonly Dictionary<(string Name, int Width), OpenPage> _open = [];
    private readonly TemporaryFolder _folder = new();

    /// <summary>The page of that name; opened by the first test that asks.</summary>
    /// <param name="name">One name is one report.</param>
    /// <param name="width">Of the window, pixels.</param>
    /// <param name="write">Writes the report into a folder and returns its file.</param>
    public async Task<OpenPage> Look(string name, int width, Func<string, string> write)
    {
        if (!_open.TryGetValue((name, width), out var page))
        {
            _open[(name, width)] = page = await Chromium.Open(write(_folder.Path), width);
        }

        return page;
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
