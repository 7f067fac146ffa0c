using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Network;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Settings;
using ActorSearch.TrainerNode.Actors;
using ActorSearch.TrainerNode.Data.Loading;
using ActorSearch.TrainerNode.Hosting;
using Akka.Actor;
using Serilog.Core;

namespace ActorSearch.Bench;

/// <summary>Many trainer nodes of one slot each in this process, over one connection; to their coordinator they are so many machines.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private const int Prefetched = 32;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(3), Farewell = TimeSpan.FromSeconds(5);

    private readonly ReconnectingNetwork _network;
    private readonly ActorSystem _system;

    /// <param name="nodes">How many.</param>
    /// <param name="port">Their coordinator's, on this machine.</param>
    public Crowd(int nodes, int port)
    {
        var options = new NodeOptions(NodeRole.Trainer) { Coordinator = $"127.0.0.1:{port}", Port = 0, Settings = ProgramRun.Shipped("hocon") };
        _network = ReconnectingNetwork.Start(options, Logger.None) is Checked<ReconnectingNetwork>.Right(var network)
            ? network
            : throw new InvalidOperationException("The crowd has no network.");
        _system = LocalSystem.Start("crowd", Logger.None);
        List<(CoordinatorLink Link, IActorRef Node)> members = [.. Enumerable.Range(0, nodes).Select(Member)];
        _network.Enter(life =>
        {
            var coordinator = life.ActorSelection(new RootActorPath(NodeSystem.CoordinatorAddress(life, options)) / "user" / "coordinator");
            foreach (var (link, node) in members)
            {
                link.Lead(life.ActorOf(GatewayActor.Props(node, coordinator, new TaskCompletionSource<string>(), (why, level) => network.Renew(life, why, level), Logger.None, TimeProvider.System)));
            }
        });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _network.Leave(Farewell).ConfigureAwait(false);
        await _system.Terminate().ConfigureAwait(false);
    }

    private (CoordinatorLink Link, IActorRef Node) Member(int number)
    {
        var link = new CoordinatorLink();
        var settings = new NodeSettings(
            new NodeId($"crowd-{number}"), $"machine-{number:d4}", BuildId.Current, Slots: 1, Beat, Beat * 3, Prefetched);
        return (link, _system.ActorOf(NodeActor.Props(settings, link, experiment => DataSets.Load(experiment.Data), Logger.None, TimeProvider.System)));
    }
}
