using System.Text.Json;
using ActorSearch.Coordinator.Commands;
using ActorSearch.Coordinator.Dashboard;
using ActorSearch.Coordinator.Reporting;
using ActorSearch.Shared.Wire;
using Serilog.Events;

namespace ActorSearch.Coordinator.Tests.Commands;

public sealed class SearchSessionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_page_says_how_the_search_ended_until_its_results_are_written()
    {
        var experiment = Search.Experiment(Search.Noop);
        var prepared = new Preparation(experiment, Search.Data(experiment));
        var log = new LogSettings(LogEventLevel.Information);
        using var place = Search.Right(DashboardPlace.Take(Search.Right(DashboardChoice.Read(new DashboardOptions(false, "127.0.0.1:0", null), null))));
        using var view = new Heard();
        using var client = new HttpClient();

        // What is written after the search is written between these two.
        var search = new SearchRequest(prepared, log, 2, null, CancellationToken.None) { Dashboard = place };
        var session = Search.Right(SearchSession.Open(search, _folder.Path, fresh: false));
        var end = await Task.Run(() => session.Run(view));
        var study = JsonDocument.Parse(await client.GetStringAsync(new Uri(view.Address!, "api/study"))).RootElement;
        session.Dispose();

        Assert.IsType<SearchEnd.Finished>(end);
        Assert.StartsWith("The search is finished", study.GetProperty("outcome").GetString(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetStringAsync(view.Address));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Hears where the page is.</summary>
    private sealed class Heard : IProgressView
    {
        public Uri? Address { get; private set; }

        public void Show(ProgressReport report)
        {
        }

        public void Say(string line) => Address = new Uri(line["watch: ".Length..]);

        public void Dispose()
        {
        }
    }
}
