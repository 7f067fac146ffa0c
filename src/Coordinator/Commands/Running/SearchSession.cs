using System.Collections.Immutable;
using ActorSearch.Coordinator.Dashboard;
using ActorSearch.Coordinator.Dashboard.Http;
using ActorSearch.Coordinator.Dashboard.Live;
using ActorSearch.Coordinator.Reporting;
using ActorSearch.Coordinator.Reporting.Files;
using ActorSearch.Coordinator.Reporting.Progress;
using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.Sending;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Network;
using ActorSearch.Shared.Tracing;
using ActorSearch.TrainerNode.Hosting;
using Akka.Actor;
using Serilog.Core;

namespace ActorSearch.Coordinator.Commands.Running;

/// <summary>
/// One run of a search in one output folder. Until it is disposed, the folder is locked, the study and the network are open, and the log is
/// written. If opening fails, existing results are unchanged.
/// </summary>
internal sealed class SearchSession : IDisposable
{
    private static readonly TimeSpan LongestLeave = TimeSpan.FromSeconds(5);

    private readonly SearchRequest _search;
    private readonly StudyFolder _folder;
    private readonly ImmutableArray<string> _sources;
    private readonly ConsoleLines _lines;
    private readonly IDisposable? _traces;
    private readonly LiveStudy? _live;
    private readonly Logger? _heard;
    private Task<ActorSystem>? _system;
    private ReconnectingNetwork? _network;
    private IStudy? _store;
    private LivePage? _page;
    private DataServer? _data;

    private SearchSession(SearchRequest search, StudyFolder folder, ImmutableArray<string> sources)
    {
        (_search, _folder, _sources) = (search, folder, sources);
        Files = new OutputFiles(folder.Path);

        // Without a network the only node is the embedded one, and the end of the run reports about it.
        _lines = new ConsoleLines(search.Network is null ? [] :
        [
            LogEvents.CertificateEnds, LogEvents.CertificatesRejected, LogEvents.NodeCannotServe, LogEvents.NodeJoined, LogEvents.NodeLeft, LogEvents.NodeLost, LogEvents.NodeRefused, LogEvents.PeerRefused, LogEvents.HandshakeFailed, LogEvents.WrongAddress,
            LogEvents.MachinesDiffer, LogEvents.ResultDiffers,
        ]);
        Log = LogFiles.Open(Files.Log, "coordinator", search.Log with { Study = Experiment.Name }, _lines);
        _traces = TraceExport.Start("coordinator", search.Log);
        if (search.Dashboard is not null)
        {
            _live = new LiveStudy(Experiment, () => _store!.OpenReader(), BuildId.Current, TimeProvider.System) { Notes = () => StudyNotes.Read(Files.Folder) };
            _heard = _live.Listen(Log, search.Log.Least);
        }
    }

    public OutputFiles Files { get; }

    public Logger Log { get; }

    private Experiment Experiment => _search.Prepared.Experiment;

    /// <summary>Locks the folder, begins the log, starts the network and opens the study, in this order: only the last step changes results.</summary>
    /// <param name="fresh">Whether existing results are discarded.</param>
    public static Checked<SearchSession> Open(SearchRequest search, string path, bool fresh)
    {
        var sources = StudySources.Find(search);
        if (StudySources.Refusal(sources, path, search.Words) is { } refusal) return new Checked<SearchSession>.Wrong([refusal]);
        var taken = Studies.Store.Hold(path, fresh, search.Words);
        if (taken is not Checked<StudyFolder>.Right(var folder))
        {
            return new Checked<SearchSession>.Wrong(((Checked<StudyFolder>.Wrong)taken).Mistakes);
        }

        SearchSession? session = null;
        try
        {
            session = new SearchSession(search, folder, sources);
            if (session.Begin() is not { IsEmpty: false } mistakes) return new Checked<SearchSession>.Right(session);
            session.Dispose();
            return new Checked<SearchSession>.Wrong(mistakes);
        }
        catch
        {
            // A program that searches again finds the folder free.
            if (session is null) folder.Dispose();
            else session.Dispose();
            throw;
        }
    }

    /// <summary>Searches until it is completed or interrupted, and shows the progress.</summary>
    public SearchEnd Run(Terminal terminal)
    {
        using var view = terminal.Progress();
        return Run(view);
    }

    /// <summary>Searches until it is completed or interrupted.</summary>
    public SearchEnd Run(IProgressView view)
    {
        if (_network is not null)
        {
            view.Say($"trainers join at {_network.Address}");
        }

        if (ChangedWords.Line(_store!.Card) is { } changed)
        {
            view.Say(changed);
        }

        var options = new SearchOptions(_search.Slots, Log, new Teller(view, Experiment, _network is not null))
        {
            Network = _network,
            Flags = _search.Flags,
            System = _system,
            Sends = _data?.Offer,
            Objectives = _search.Prepared.Objectives,
        };
        using (_lines.To(view.Say))
        {
            return (_live is null ? RunAsync(options) : RunWatchedAsync(options, view, _live)).GetAwaiter().GetResult();
        }
    }

    /// <summary>The study as it is now; the caller disposes it.</summary>
    public IStudyReader Read() => ((Checked<IStudyReader>.Right)Studies.Store.Read(_folder.Path)).Value;

    public void Dispose()
    {
        _page?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        LeaveAsync().GetAwaiter().GetResult();
        _system?.GetAwaiter().GetResult().Terminate().GetAwaiter().GetResult();
        _heard?.Dispose();
        _live?.Dispose();
        _store?.Dispose();
        _traces?.Dispose();
        Log.Dispose();
        _folder.Dispose();
    }

    private ImmutableArray<Mistake> Begin()
    {
        var loaded = _search.Prepared.Data;
        var card = StudyCard.Create(Experiment, loaded.Sha256, BuildId.Current) with { Columns = ReadColumns.Find(loaded.Train), Image = loaded.Train.Images?.Shape, Sources = _sources };
        if (Studies.Store.Obstacles(_folder, card) is { IsEmpty: false } obstacles)
        {
            return obstacles;
        }

        if (_search.IsVerified && ChangedWords.List(Studies.Store.Changes(_folder, card), card) is { } changed)
        {
            return [new Mistake("--verify", $"it runs the search again from the beginning, but the study in {_folder.Path} was resumed with other settings ({changed}), so its digest may be another one: discard its results {_folder.Words.Fresh}, or name another folder {_folder.Words.Another}.")];
        }

        // The study is opened meanwhile.
        _system = Task.Run(() => LocalSystem.Start(SearchRun.Name, _heard ?? Log));
        if (_search.Network is { } asked)
        {
            var started = ReconnectingNetwork.Start(asked, _heard ?? Log);
            if (started is not Checked<ReconnectingNetwork>.Right(var network))
            {
                return ((Checked<ReconnectingNetwork>.Wrong)started).Mistakes;
            }

            _network = network;
            if (_search.Flags.SendsData)
            {
                var served = DataServer.Start(network.Settings, asked.Tls, Experiment, _search.Plugins, Log);
                if (served is not Checked<DataServer>.Right(var data)) return ((Checked<DataServer>.Wrong)served).Mistakes;
                _data = data;
            }
        }

        var study = Studies.Store.Open(_folder, card);
        _store = study is Checked<IStudy>.Right(var store) ? store : null;
        return study is Checked<IStudy>.Wrong(var mistakes) ? mistakes : [];
    }

    private async Task<SearchEnd> RunAsync(SearchOptions options)
    {
        var log = new RunLog(options.Log);
        log.Started(Experiment, options.Slots, _network?.Address);
        log.Changed(_store!.Card);
        try
        {
            var end = await SearchRun.RunAsync(Experiment, _search.Prepared.Data, _store!, options, _search.Interruption).ConfigureAwait(false);
            log.Ended(end, Experiment);
            return end;
        }
        finally
        {
            // At once, so that nodes need not wait until the results are written.
            await LeaveAsync().ConfigureAwait(false);
        }
    }

    private async Task LeaveAsync()
    {
        var (network, data) = (_network, _data);
        (_network, _data) = (null, null);
        if (network is not null) await network.Leave(LongestLeave).ConfigureAwait(false);
        if (data is not null) await data.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<SearchEnd> RunWatchedAsync(SearchOptions options, IProgressView view, LiveStudy live)
    {
        // The page outlives the search: results need not wait until its readers have the last events.
        _page = new LivePage(_search.Dashboard!, live, _folder.Path, view.Say, Log, options.Time);
        _page.Begin();
        var end = await RunAsync(options with { Log = _heard!, Watch = live.Watch }).ConfigureAwait(false);
        await _page.EndAsync(SearchEndText.Describe(end, Experiment)).ConfigureAwait(false);
        return end;
    }

    /// <summary>Passes progress to the terminal.</summary>
    private sealed class Teller(IProgressView view, Experiment experiment, bool isShared) : IProgress<SearchProgress>
    {
        private readonly SpaceColumns _columns = new(experiment.Space);

        public void Report(SearchProgress value) => view.Show(new ProgressReport(value, _columns) { Metric = experiment.Selection.Metric, IsShared = isShared });
    }
}
