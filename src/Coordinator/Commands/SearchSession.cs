using System.Diagnostics;
using ActorSearch.Coordinator.Dashboard;
using ActorSearch.Coordinator.Dashboard.Live;
using ActorSearch.Coordinator.Reporting;
using ActorSearch.Coordinator.State;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Tracing;
using ActorSearch.Shared.Wire;
using ActorSearch.TrainerNode;
using Serilog.Core;

namespace ActorSearch.Coordinator.Commands;

/// <summary>
/// One run of a search in one output folder: the folder is held, the study open and the log written as long as it is not disposed.
/// Opening it changes nothing of a study that it cannot go on with.
/// </summary>
internal sealed class SearchSession : IDisposable
{
    private readonly Preparation _prepared;
    private readonly StudyFolder _folder;
    private readonly StudyStore _store;
    private readonly LogSettings _logged;
    private readonly IDisposable? _traces;
    private Watched? _watched;

    private SearchSession(Preparation prepared, StudyFolder folder, StudyStore store, LogSettings log)
    {
        (_prepared, _folder, _store) = (prepared, folder, store);
        Files = new OutputFiles(folder.Path);
        Log = LogFiles.Open(Files.Log, "coordinator", log with { Study = prepared.Experiment.Name });
        _logged = log;
        _traces = TraceExport.Start("coordinator", log);
    }

    /// <summary>What lies where.</summary>
    public OutputFiles Files { get; }

    /// <summary>The log of this run.</summary>
    public Logger Log { get; }

    /// <summary>Takes the folder, opens the study and begins the log.</summary>
    /// <param name="prepared">What to search.</param>
    /// <param name="path">The output folder.</param>
    /// <param name="fresh">Whether earlier results are thrown away.</param>
    /// <param name="log">How much is logged, and where to.</param>
    public static Checked<SearchSession> Open(Preparation prepared, string path, bool fresh, LogSettings log)
    {
        var taken = StudyFolder.Open(path, fresh);
        if (taken is not Checked<StudyFolder>.Right(var folder))
        {
            return new Checked<SearchSession>.Wrong(((Checked<StudyFolder>.Wrong)taken).Mistakes);
        }

        var study = StudyStore.Open(folder, StudyCard.Of(prepared.Experiment, prepared.Data.Sha256, BuildId.Current));
        if (study is not Checked<StudyStore>.Right(var store))
        {
            folder.Dispose();
            return new Checked<SearchSession>.Wrong(((Checked<StudyStore>.Wrong)study).Mistakes);
        }

        return new Checked<SearchSession>.Right(new SearchSession(prepared, folder, store, log));
    }

    /// <summary>Searches to the end, or until it is interrupted.</summary>
    /// <param name="search">How.</param>
    /// <param name="view">Shows how far it is.</param>
    public SearchEnd Run(SearchRequest search, IProgressView view)
    {
        var options = new SearchOptions(search.Slots, Log, new Teller(view, _prepared.Experiment))
        {
            Network = search.Network,
            RetryQuarantined = search.RetryQuarantined,
        };
        return (search.Dashboard is { } dashboard ? RunWatchedAsync(options, view, dashboard, search.Interruption) : RunAsync(options, search.Interruption))
            .GetAwaiter().GetResult();
    }

    private Task<SearchEnd> RunAsync(SearchOptions options, CancellationToken interruption) =>
        SearchRun.RunAsync(_prepared.Experiment, _prepared.Data, _store, options, interruption);

    private async Task<SearchEnd> RunWatchedAsync(SearchOptions options, IProgressView view, DashboardPlace dashboard, CancellationToken interruption)
    {
        var study = new LiveStudy(_prepared.Experiment, _store.Path, BuildId.Current, options.Time);
        var watched = _watched = new Watched(
            study, study.Listen(Log, _logged.Least), new LivePage(dashboard, study, _folder.Path, view.Say, Log, options.Time));
        watched.Page.Begin();
        var end = await RunAsync(options with { Log = watched.Log, Watch = study.Watch }, interruption).ConfigureAwait(false);
        await watched.Page.EndAsync(Outcome.Of(end)).ConfigureAwait(false);
        return end;
    }

    /// <summary>The study as it is now; the caller disposes it.</summary>
    public StudyReader Read() => ((Checked<StudyReader>.Right)StudyReader.Open(_folder.Path)).Value;

    public void Dispose()
    {
        _watched?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _store.Dispose();
        _traces?.Dispose();
        Log.Dispose();
        _folder.Dispose();
    }

    /// <summary>What a search has that is watched. It outlives the search: results do not wait until the page's readers have its last words.</summary>
    private sealed record Watched(LiveStudy Study, Logger Log, LivePage Page) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Page.DisposeAsync().ConfigureAwait(false);
            await Log.DisposeAsync().ConfigureAwait(false);
            Study.Dispose();
        }
    }

    /// <summary>Brings progress to people.</summary>
    private sealed class Teller(IProgressView view, Experiment experiment) : IProgress<SearchProgress>
    {
        private readonly SpaceColumns _columns = new(experiment.Space);
        private readonly Stopwatch _watch = Stopwatch.StartNew();

        public void Report(SearchProgress value) => view.Show(new ProgressReport(value, _watch.Elapsed, _columns) { Metric = experiment.Selection.Metric });
    }
}
