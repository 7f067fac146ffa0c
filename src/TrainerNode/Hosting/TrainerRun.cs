using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Network;
using ActorSearch.TrainerNode.Actors;
using ActorSearch.TrainerNode.Actors.Delivery;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Loading;
using ActorSearch.TrainerNode.Data.Stored;
using ActorSearch.TrainerNode.Feasibility;
using ActorSearch.TrainerNode.Receiving;
using Akka.Actor;
using Serilog;

namespace ActorSearch.TrainerNode.Hosting;

/// <summary>
/// A run of a trainer node. The node and its slots are in an actor system without network, which survives the loss of the network;
/// beside it one networked actor system follows the other, and each joins the coordinator.
/// </summary>
public sealed class TrainerRun
{
    private const int MostPrefetched = 1000;

    private readonly TrainerOptions _options;
    private readonly TrainerFolder _folder;
    private readonly ILogger _log;
    private readonly TaskCompletionSource<string> _refused = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string?> _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CoordinatorLink _link = new();

    private TrainerRun(TrainerOptions options, TrainerFolder folder, ILogger log) => (_options, _folder, _log) = (options, folder, log);

    /// <summary>Serves until it is asked to end.</summary>
    /// <param name="folder">Its own folder, held by the caller.</param>
    /// <param name="log">Gets what happens.</param>
    /// <param name="drain">Asks it to hand back its work and to end.</param>
    public static Task<TrainerEnd> RunAsync(TrainerOptions options, TrainerFolder folder, ILogger log, CancellationToken drain) =>
        new TrainerRun(options, folder, log).Run(drain);

    private async Task<TrainerEnd> Run(CancellationToken drain)
    {
        var started = ReconnectingNetwork.Start(_options.Network, _log);
        if (started is not Checked<ReconnectingNetwork>.Right(var network))
        {
            return new TrainerEnd.NotStarted(((Checked<ReconnectingNetwork>.Wrong)started).Mistakes);
        }

        _options.Started();
        using var receiver = Receiver(network);
        var system = LocalSystem.Start("node", _log);
        try
        {
            var node = system.ActorOf(Node(network.Settings.GetTimeSpan("actorsearch.beat"), receiver), "node");
            network.Enter(joined => Lead(node, joined, network));
            return await Serve(node, drain).ConfigureAwait(false);
        }
        finally
        {
            await network.Leave(_options.Farewell).ConfigureAwait(false);
            await system.Terminate().ConfigureAwait(false);
        }
    }

    private async Task<TrainerEnd> Serve(IActorRef node, CancellationToken drain)
    {
        await using var asked = drain.Register(() => node.Tell(DrainNode.Instance)).ConfigureAwait(false);
        using var late = new CancellationTokenSource();
        await using var patience = drain.Register(() => late.CancelAfter(_options.Farewell)).ConfigureAwait(false);
        var tooLate = Task.Delay(Timeout.InfiniteTimeSpan, late.Token);
        Task over = _options.Once ? _over.Task : tooLate;
        var first = await Task.WhenAny(node.WatchAsync(CancellationToken.None), _refused.Task, tooLate, over).ConfigureAwait(false);
        return _refused.Task.IsCompletedSuccessfully ? new TrainerEnd.Refused(await _refused.Task.ConfigureAwait(false))
            : drain.IsCancellationRequested ? new TrainerEnd.Drained()
            : first == _over.Task ? await _over.Task.ConfigureAwait(false) is { } reason ? new TrainerEnd.Unable(reason) : new TrainerEnd.Over()
            : new TrainerEnd.Broken();
    }

    private void Lead(IActorRef node, ActorSystem system, ReconnectingNetwork network)
    {
        var coordinator = system.ActorSelection(new RootActorPath(NodeSystem.CoordinatorAddress(system, _options.Network)) / "user" / "coordinator");
        _link.Lead(system.ActorOf(GatewayActor.Props(node, coordinator, _refused, (why, level) => network.Renew(system, why, level), _log, TimeProvider.System, _options.Metrics?.Readiness), "node"));
    }

    private DataReceiver Receiver(ReconnectingNetwork network) => new(
        _options.Network.Coordinator!,
        _options.Network.Tls,
        new ReceiverPlaces(_options.Data, _folder.Cache, network.Settings.GetByteSize("actorsearch.data-cache", 20L << 30)!.Value, _options.Plugins),
        _log);

    private Props Node(TimeSpan beat, DataReceiver receiver) => NodeActor.Props(
        new NodeSettings(
            _folder.Node, _folder.Name, _options.Build, _options.Slots, beat, beat * 3, Math.Min(128, Math.Max(1, MostPrefetched / _options.Slots)))
        {
            Trouble = _options.Trouble,
            Over = reason => _over.TrySetResult(reason),
            Metrics = _options.Metrics,
            Objectives = BuiltIn.ObjectivesWith(_options.Plugins),
            Receive = receiver.ReceiveAsync,
        },
        _link,
        experiment => TorchCheck.Check(experiment) is { } missing ? new Checked<DataSet>.Wrong([missing]) : DataSets.Load(experiment.Data, TableSpace.Beside(_folder.Path)),
        _log,
        TimeProvider.System,
        new OutboxFolder(_folder.Outbox, _log));
}
