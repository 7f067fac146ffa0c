using System.Text.Json;
using ActorSearch.Coordinator.Commands.Running;
using ActorSearch.Coordinator.Dashboard;
using ActorSearch.Coordinator.Reporting.Progress;
using ActorSearch.Coordinator.Search;
using ActorSearch.Shared.Logging;
using ActorSearch.TrainerNode;
using Serilog.Events;

namespace ActorSearch.Coordinator.Tests.Commands.Running;

public sealed class SearchSessionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_page_says_how_the_search_ended_until_its_results_are_written()
    {
        var experiment = Search.Experiment(Search.Noop);
        var prepared = new Preparation(experiment, Search.Data(experiment), BuiltIn.Objectives);
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

    [Fact]
    public void Its_log_begins_with_what_is_searched_and_ends_with_how_it_ended()
    {
        var experiment = Search.Experiment(Search.Noop);
        var prepared = new Preparation(experiment, Search.Data(experiment), BuiltIn.Objectives);
        var log = new LogSettings(LogEventLevel.Information);
        SearchEnd end;
        using (var session = Search.Right(SearchSession.Open(new SearchRequest(prepared, log, 2, null, CancellationToken.None), _folder.Path, fresh: false)))
        using (var view = new Heard())
        {
            end = session.Run(view);
        }

        var finished = Assert.IsType<SearchEnd.Finished>(end);
        var events = File.ReadLines(_folder.At("log/coordinator.clef")).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.StartsWith("SearchStarted: ", Template(events[0]), StringComparison.Ordinal);
        Assert.Equal((12, 2, "noop"), (Number(events[0], "Folds"), Number(events[0], "Slots"), events[0].GetProperty(LogNames.Study).GetString()));
        var picked = Assert.Single(events, happened => Template(happened).StartsWith("SearchSelected: ", StringComparison.Ordinal));
        Assert.Equal((finished.Winner.Index, finished.Selected.Loss), (Number(picked, LogNames.Configuration), picked.GetProperty(LogNames.Loss).GetDouble()));
        Assert.StartsWith("SearchEnded: ", Template(events[^1]), StringComparison.Ordinal);
        Assert.Equal(
            (finished.Winner.Index, finished.Digest, "Finished"),
            (Number(events[^1], LogNames.Configuration), events[^1].GetProperty("Digest").GetString(), events[^1].GetProperty("Status").GetString()));
    }

    [Fact]
    public async Task The_log_of_a_search_that_was_interrupted_says_so()
    {
        var experiment = Search.Experiment(Search.Noop, "model.milliseconds=10000");
        var prepared = new Preparation(experiment, Search.Data(experiment), BuiltIn.Objectives);
        var log = new LogSettings(LogEventLevel.Information);
        using var interruption = new CancellationTokenSource();
        using (var session = Search.Right(SearchSession.Open(new SearchRequest(prepared, log, 1, null, interruption.Token), _folder.Path, fresh: false)))
        using (var view = new Heard())
        {
            await interruption.CancelAsync();
            session.Run(view);
        }

        var last = JsonDocument.Parse(File.ReadLines(_folder.At("log/coordinator.clef")).Last()).RootElement;
        Assert.Equal("Interrupted", last.GetProperty("Status").GetString());
        Assert.Contains("0 of 12 folds", last.GetProperty("Sentence").GetString(), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static string Template(JsonElement happened) => happened.GetProperty("@mt").GetString()!;

    private static int Number(JsonElement happened, string name) => happened.GetProperty(name).GetInt32();

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
