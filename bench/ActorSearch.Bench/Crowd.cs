using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Network;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Settings;
using ActorSearch.TrainerNode.Actors;
using ActorSearch.TrainerNode.Actors.Delivery;
using ActorSearch.TrainerNode.Data.Loading;
using ActorSearch.TrainerNode.Hosting;
using Akka.Actor;
using Serilog;
using Serilog.Core;

namespace ActorSearch.Bench;

/// <summary>Many trainer nodes of one slot each in this process, over one connection; to their coordinator they are so many machines.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private const int Prefetched = 32;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(3), Farewell = TimeSpan.FromSeconds(5);

    private readonly NodeOptions _options;
    private readonly ILogger _log;
    private readonly ReconnectingNetwork _network;
    private readonly ActorSystem _system;

    /// <param name="nodes">How many.</param>
    /// <param name="port">Their coordinator's, on this machine.</param>
    public Crowd(int nodes, int port)
        : this(new NodeOptions(NodeRole.Trainer) { Coordinator = $"127.0.0.1:{port}", Port = 0, Settings = ProgramRun.Shipped("hocon") }, Logger.None)
    {
        Enter(Enumerable.Range(0, nodes).Select(number => ((NodeId, string, OutboxFolder?))(new NodeId($"crowd-{number}"), $"machine-{number:d4}", null)), Beat);
    }

    /// <summary>Nodes that keep their results in folders.</summary>
    /// <param name="folders">One for each node.</param>
    /// <param name="options">Of the connection.</param>
    /// <param name="log">Of all nodes.</param>
    public Crowd(IEnumerable<TrainerFolder> folders, NodeOptions options, ILogger log)
        : this(options, log)
    {
        Enter(folders.Select(folder => ((NodeId, string, OutboxFolder?))(folder.Node, folder.Name, new OutboxFolder(folder.Outbox, log))), _network.Settings.GetTimeSpan("actorsearch.beat"));
    }

    private Crowd(NodeOptions options, ILogger log)
    {
        (_options, _log) = (options, log);
        _network = ReconnectingNetwork.Start(options, log) is Checked<ReconnectingNetwork>.Right(var network)
            ? network
            : throw new InvalidOperationException("The crowd has no network.");
        _system = LocalSystem.Start("crowd", log);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _network.Leave(Farewell).ConfigureAwait(false);
        await _system.Terminate().ConfigureAwait(false);
    }

    private void Enter(IEnumerable<(NodeId Id, string Name, OutboxFolder? Outbox)> nodes, TimeSpan beat)
    {
        List<(CoordinatorLink Link, IActorRef Node)> members = [];
        foreach (var (id, name, outbox) in nodes)
        {
            var link = new CoordinatorLink();
            var settings = new NodeSettings(id, name, BuildId.Current, Slots: 1, beat, beat * 3, Prefetched);
            members.Add((link, _system.ActorOf(NodeActor.Props(settings, link, experiment => DataSets.Load(experiment.Data), _log, TimeProvider.System, outbox))));
        }

        _network.Enter(life =>
        {
            var coordinator = life.ActorSelection(new RootActorPath(NodeSystem.CoordinatorAddress(life, _options)) / "user" / "coordinator");
            foreach (var (link, node) in members)
            {
                link.Lead(life.ActorOf(GatewayActor.Props(node, coordinator, new TaskCompletionSource<string>(), (why, level) => _network.Renew(life, why, level), _log, TimeProvider.System)));
            }
        });
    }
}
