using System.Text.Json;
using ActorSearch.Coordinator.Dashboard;
using ActorSearch.Coordinator.Dashboard.Http;
using ActorSearch.Coordinator.Dashboard.Live;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage.Sqlite;
using ActorSearch.Coordinator.Tests.Cluster;
using Serilog.Core;

namespace ActorSearch.Coordinator.Tests.Dashboard.Http;

/// <summary>When a page that nobody asked for comes, by a clock that the test turns.</summary>
public sealed class LivePageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TurnedClock _clock = new();
    private readonly TaskCompletionSource<string> _said = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly LiveStudy _study;
    private string? _written;

    public LivePageTests()
    {
        _study = new LiveStudy(Search.Experiment(Search.Noop), () => SqliteReader.OpenFile(_folder.At("study.db")), "test", TimeProvider.System);
        _study.Watch.Report(new SearchProgress(12, 0, 0, 0, null, 0, 0, [], [], null));
    }

    [Fact]
    public async Task A_search_of_a_moment_has_no_page()
    {
        await using (var page = Begun())
        {
            await page.EndAsync("It is over.");
        }

        Assert.False(_said.Task.IsCompleted);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_search_that_lasts_has_one_and_the_file_is_there_when_it_says_where()
    {
        await using (Begun())
        {
            await _clock.Waited.WaitAsync(Site.Patience);
            _clock.Turn(TimeSpan.FromMinutes(1));
            var said = await _said.Task.WaitAsync(Site.Patience);

            var address = JsonDocument.Parse(_written!).RootElement.GetProperty("address").GetString();
            Assert.StartsWith($"watch: {address}", said, StringComparison.Ordinal);
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    public void Dispose()
    {
        _study.Dispose();
        _folder.Dispose();
    }

    private LivePage Begun()
    {
        var choice = Search.Right(DashboardChoice.Read(new DashboardOptions(false, null, null), null));
        var place = Search.Right(DashboardPlace.Take(choice))!;
        var page = new LivePage(place, _study, _folder.Path, Say, Logger.None, _clock);
        page.Begin();
        return page;
    }

    private void Say(string line)
    {
        _written = File.ReadAllText(_folder.At("dashboard.json"));
        _said.SetResult(line);
    }
}
