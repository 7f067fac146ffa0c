using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Network;
using ActorSearch.Shared.Settings;
using ActorSearch.Shared.Tracing;
using ActorSearch.TrainerNode.Actors;
using ActorSearch.TrainerNode.Actors.Delivery;
using ActorSearch.TrainerNode.Hosting;
using ActorSearch.TrainerNode.Http;
using Serilog;

namespace ActorSearch.TrainerNode.Commands;

/// <summary>Runs a trainer node as a process: folder, log, signals, final message.</summary>
/// <param name="output">Standard output.</param>
/// <param name="error">Standard error, for mistakes.</param>
public sealed class TrainerCommand(TextWriter output, TextWriter error)
{
    private const int Done = 0, Broken = 1, Mistaken = 2;

    /// <summary>The events of the log that are printed as they happen.</summary>
    private static readonly string[] Told =
    [
        LogEvents.ClusterJoined, LogEvents.NodeServes, LogEvents.NodeCannotServe, LogEvents.NoAnswer, LogEvents.BeatChanged, LogEvents.DataOutOfReach,
        LogEvents.CoordinatorLost, LogEvents.CoordinatorBack, LogEvents.CoordinatorLeaves, LogEvents.NetworkLost, LogEvents.NotRejoined,
        LogEvents.CertificateEnds, LogEvents.CertificatesRejected, LogEvents.NodeDrains, LogEvents.ResultsWait, LogEvents.Unreachable, LogEvents.SearchOver,
    ];

    /// <param name="state">The folder for nodes' folders.</param>
    /// <returns>0 after a normal end, 1 after an internal error, 2 after a user's mistake or a rejection.</returns>
    public int Do(TrainerOptions options, string state)
    {
        if (NodeSystem.Check(options.Network) is { IsEmpty: false } mistakes)
        {
            return Refuse(mistakes);
        }

        if (options.Plugins.Check() is { } misplaced)
        {
            return Refuse([misplaced]);
        }

        if (!Directory.Exists(options.Data))
        {
            return Refuse([new Mistake("--data", $"there is no folder {options.Data}. Name the base folder of relative data paths.")]);
        }

        var read = LogSettings.Read(
            options.Network.Settings, NodeRole.Trainer, Environment.GetEnvironmentVariable(LogFiles.LevelVariable), options.Network.Set, options.Network.Environment);
        if (read is not Checked<LogSettings>.Right(var settings))
        {
            return Refuse(((Checked<LogSettings>.Wrong)read).Mistakes);
        }

        var asked = MetricsPlace.Take(options.Serves, Environment.GetEnvironmentVariable(MetricsPlace.Words.TokenVariable));
        if (asked is not Checked<MetricsPlace?>.Right(var place))
        {
            return Refuse(((Checked<MetricsPlace?>.Wrong)asked).Mistakes);
        }

        using var held = place;
        var taken = TrainerFolder.Take(state);
        if (taken is not Checked<TrainerFolder>.Right(var folder))
        {
            return Refuse(((Checked<TrainerFolder>.Wrong)taken).Mistakes);
        }

        using (folder)
        {
            var trouble = new WarningBuffer(TimeProvider.System);
            settings = settings with { Instance = folder.Node.Text };
            var lines = new ConsoleLines(Told.Where(name => !(options.Once && name == LogEvents.SearchOver)), options.Network.Coordinator);
            using var log = LogFiles.Open(folder.Log, "trainer", settings, trouble, lines);
            using var traces = TraceExport.Start("trainer", settings);
            var named = log.ForContext(LogNames.Node, folder.Node.Text).ForContext(LogNames.NodeName, folder.Name);
            using var interruption = new Interruption(TimeProvider.System);
            using var told = lines.To(output.WriteLine);
            named.Information(LogEvents.NodeStarted + ": waits for work from {Address:l}; slots: {Slots}", options.Network.Coordinator, options.Slots);
            var run = options with { Trouble = trouble, Started = () => output.WriteLine(Waits(options, folder)) };
            var end = (place is null ? TrainerRun.RunAsync(run, folder, named, interruption.Asked) : RunServedAsync(run, place, folder, named, interruption.Asked))
                .GetAwaiter().GetResult();
            named.Information(LogEvents.NodeEnded + ": {Status:l}", end.GetType().Name);
            return End(end, folder);
        }
    }

    private async Task<TrainerEnd> RunServedAsync(
        TrainerOptions options, MetricsPlace place, TrainerFolder folder, ILogger log, CancellationToken interruption)
    {
        using var metrics = new NodeMetrics(options.Slots);
        await using var server = await MetricsServer.StartAsync(place, metrics, log, TimeProvider.System).ConfigureAwait(false);
        output.WriteLine($"metrics: {place.Url}");
        return await TrainerRun.RunAsync(options with { Metrics = metrics }, folder, log, interruption).ConfigureAwait(false);
    }

    private static string Waits(TrainerOptions options, TrainerFolder folder) =>
        $"node {folder.Node} with {Amount.Format(options.Slots, "slot")} waits for work from {options.Network.Coordinator}; log: {folder.Log}";

    private int End(TrainerEnd end, TrainerFolder folder)
    {
        switch (end)
        {
            case TrainerEnd.NotStarted(var mistakes):
                return Refuse(mistakes);
            case TrainerEnd.Refused(var reason):
                error.WriteLine($"the coordinator rejected this node. {reason}");
                return Mistaken;
            case TrainerEnd.Unable(var reason):
                error.WriteLine($"the search is over, and this node could not serve it. {reason.ReplaceLineEndings(" ")}");
                return Mistaken;
            case TrainerEnd.Broken:
                error.WriteLine($"the node ended because of an internal error; see the log: {folder.Log}");
                return Broken;
            default:
                output.WriteLine(end is TrainerEnd.Over ? "the search is over" : "drained: the work of this node goes to other nodes");
                return Done;
        }
    }

    private int Refuse(IEnumerable<Mistake> mistakes)
    {
        foreach (var mistake in mistakes)
        {
            error.WriteLine(mistake.ToString().ReplaceLineEndings(" "));
        }

        return Mistaken;
    }
}
