using ActorSearch.Coordinator.Actors;
using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Coordinator.Storage.Sqlite;
using ActorSearch.Shared.Network;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Settings;
using Akka.Actor;
using Akka.Cluster;
using Serilog.Core;

namespace ActorSearch.Coordinator.Tests.Actors;

/// <summary>A gate in a real cluster whose resolver of split brains decides nothing for an hour; trainers that end without a word.</summary>
public sealed class EndpointActorTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly NodeId Node = new("n-1");

    private readonly ActorSystem _local = ActorSystem.Create("search");
    private readonly TaskCompletionSource<IActorRef> _spoke = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ActorSystem _network = Start(NodeRole.Coordinator, null);
    private readonly ActorSystem _trainer;
    private readonly Inbox _members;
    private readonly IActorRef _gate;

    public EndpointActorTests()
    {
        _members = Inbox.Create(_network);
        Akka.Cluster.Cluster.Get(_network).Subscribe(
            _members.Receiver,
            ClusterEvent.SubscriptionInitialStateMode.InitialStateAsEvents,
            typeof(ClusterEvent.MemberUp),
            typeof(ClusterEvent.UnreachableMember),
            typeof(ClusterEvent.MemberRemoved));
        var coordinator = _local.ActorOf(Props.Create(() => new Listener(_spoke)));
        _gate = _network.ActorOf(EndpointActor.Props(coordinator), EndpointActor.Name);
        _trainer = Start(NodeRole.Trainer, Akka.Cluster.Cluster.Get(_network).SelfAddress.Port);
    }

    [Fact]
    public async Task A_node_that_cannot_be_reached_leaves_the_cluster_when_it_is_given_up()
    {
        var silent = await Joined();
        await _trainer.Terminate();
        await Seen<ClusterEvent.UnreachableMember>();

        _gate.Tell(new LeaseExpired(silent));

        Assert.Equal(MemberStatus.Down, (await Seen<ClusterEvent.MemberRemoved>()).PreviousStatus);
    }

    [Fact]
    public async Task A_node_that_was_given_up_leaves_the_cluster_when_it_cannot_be_reached_any_more()
    {
        var silent = await Joined();
        _gate.Tell(new LeaseExpired(silent));

        await _trainer.Terminate();

        Assert.Equal(MemberStatus.Down, (await Seen<ClusterEvent.MemberRemoved>()).PreviousStatus);
    }

    [Fact]
    public async Task The_coordinator_tells_the_gate_whom_it_gave_up()
    {
        var experiment = Search.Experiment(Search.Noop);
        using var folder = new TemporaryFolder();
        using var held = Search.Right(StudyFolder.Open(folder.Path, fresh: false, StudyFile.IsOurs));
        using var store = Search.Right(SqliteStudy.Open(held, Search.Card(experiment)));
        var options = new SearchOptions(0, Logger.None, new Progress<SearchProgress>());
        var rules = new SearchRules(TimeSpan.FromMilliseconds(500), MostLost: 3, Adopts: true);
        var task = new SearchTask(experiment, store, rules, "test", Search.Data(experiment), options);
        var coordinator = _local.ActorOf(CoordinatorActor.Props(task, new TaskCompletionSource<SearchEnd>()));
        using var gate = Inbox.Create(_local);
        using var node = Inbox.Create(_local);

        gate.Send(coordinator, new EndpointStarted());
        node.Send(coordinator, new Register(Node, "west", ProtocolVersion.Current, "test", 1, "", 0, []));

        Assert.Equal(node.Receiver, Assert.IsType<LeaseExpired>(await gate.ReceiveAsync(Patience)).Node);
        await coordinator.GracefulStop(Patience);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        _members.Dispose();
        await Task.WhenAll(_local.Terminate(), _network.Terminate(), _trainer.Terminate());
    }

    private static ActorSystem Start(NodeRole role, int? coordinator) => Search.Right(NodeSystem.Start(new NodeOptions(role)
    {
        Coordinator = coordinator is { } port ? $"127.0.0.1:{port}" : null,
        Port = 0,
        Set =
        [
            // To the others it is as if it was killed.
            "akka.coordinated-shutdown.run-by-actor-system-terminate=off",
            "akka.cluster.failure-detector.acceptable-heartbeat-pause=1 s",
            "akka.cluster.split-brain-resolver.stable-after=30 m",
        ],
    }));

    /// <summary>Who spoke to the gate from the trainer's system, as the coordinator sees it.</summary>
    private async Task<IActorRef> Joined()
    {
        while ((await Seen<ClusterEvent.MemberUp>()).Member.Address != Akka.Cluster.Cluster.Get(_trainer).SelfAddress)
        {
        }

        var gate = _trainer.ActorSelection(new RootActorPath(Akka.Cluster.Cluster.Get(_network).SelfAddress) / "user" / EndpointActor.Name);
        _trainer.ActorOf(Props.Create(() => new Speaker(gate)));
        return await _spoke.Task.WaitAsync(Patience);
    }

    private async Task<T> Seen<T>()
    {
        while (true)
        {
            switch (await _members.ReceiveAsync(Patience))
            {
                case T seen:
                    return seen;
                case Status.Failure failed:
                    throw failed.Cause;
            }
        }
    }

    private sealed class Listener : ReceiveActor
    {
        public Listener(TaskCompletionSource<IActorRef> spoke) => Receive<Left>(_ => spoke.TrySetResult(Sender));
    }

    private sealed class Speaker : ReceiveActor
    {
        public Speaker(ICanTell gate)
        {
            ReceiveAny(_ => { });
            gate.Tell(new Left(Node), Self);
        }
    }
}
