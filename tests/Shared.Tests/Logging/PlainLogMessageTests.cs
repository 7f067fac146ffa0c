using System.Threading.Channels;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Network;
using ActorSearch.Shared.Settings;
using ActorSearch.Shared.Tests.Wire;
using Akka.Actor;
using Akka.Cluster;
using Akka.Remote;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace ActorSearch.Shared.Tests.Logging;

/// <summary>Nodes in trouble, and the sentences that their logs have of it: real ones, since the words to be told anew are Akka's.</summary>
public sealed class PlainLogMessageTests : ILogEventSink
{
    private readonly Channel<LogEvent> _events = Channel.CreateUnbounded<LogEvent>(), _told = Channel.CreateUnbounded<LogEvent>();

    [Fact]
    public async Task A_coordinator_on_this_machine_may_be_called_localhost()
    {
        await using var coordinator = TestNode.Coordinator(new NodeOptions(NodeRole.Coordinator) { Hostname = "localhost" });
        await using var trainer = TestNode.Start(new NodeOptions(NodeRole.Trainer) { Coordinator = $"localhost:{coordinator.Port}" });

        await coordinator.UntilMembers(2);
        Assert.Equal("127.0.0.1", Cluster.Get(coordinator.System).SelfAddress.Host);
    }

    [Fact]
    public async Task A_coordinator_that_is_called_by_another_name_than_its_own_says_which_and_what_to_do()
    {
        await using var log = Log();
        using var coordinator = Started(log, new NodeOptions(NodeRole.Coordinator) { Port = 0, Set = ["akka.remote.dot-netty.tcp.public-hostname=coordinator.example"] });
        var port = PortOf(coordinator);
        await using var trainer = TestNode.TrainerOf(port);

        Assert.Equal(
            $"WrongAddress: a node connected to 127.0.0.1:{port}, but this node's address is coordinator.example:{port}; connect to the address given with --hostname.",
            await Warned());
    }

    [Fact]
    public async Task A_trainer_that_calls_in_vain_says_whom_and_why_and_no_more_than_that()
    {
        await using var log = Log();
        var port = await FreedPort();
        using var trainer = Trainer(log, port);

        Assert.Equal($"Unreachable: 127.0.0.1:{port} does not answer (Connection refused); retrying until it answers or the cluster removes it", await Warned());
        await trainer.Terminate();
        Assert.False(_events.Reader.TryRead(out _));
    }

    [Fact]
    public async Task A_trainer_that_calls_a_node_without_a_cluster_says_that_it_is_not_let_in()
    {
        await using var log = Log();
        await using var alone = TestNode.TrainerOf(await FreedPort());
        using var trainer = Trainer(log, alone.Port);

        Assert.Equal(
            $"NotJoined: 127.0.0.1:{alone.Port} has not let this node join its cluster; retrying until it does",
            await Warned());
    }

    [Fact]
    public async Task A_node_with_TLS_says_that_a_trainer_has_none()
    {
        await using var log = Log();
        using var coordinator = Started(log, new NodeOptions(NodeRole.Coordinator) { Port = 0, Tls = new TestCertificates().Settings() });
        await using var trainer = TestNode.TrainerOf(PortOf(coordinator));

        Assert.Equal(
            "HandshakeFailed: what connects from 127.0.0.1 does not use TLS. If it is a node, start it with --tls and a certificate of the same authority",
            await Warned());
    }

    [Fact]
    public async Task Akkas_words_on_a_quarantine_are_no_warning_since_our_actors_say_whom_the_cluster_removed()
    {
        const string Begin = "Association to [akka";
        await using var log = new LoggerConfiguration().MinimumLevel.Debug().WriteTo.Sink(this).CreateLogger();
        using var coordinator = Started(log, new NodeOptions(NodeRole.Coordinator) { Port = 0 });
        await using var trainer = TestNode.TrainerOf(PortOf(coordinator));
        await trainer.UntilMembers(2);
        var of = Cluster.Get(trainer.System).SelfUniqueAddress;

        ((IRemoteActorRefProvider)((ExtendedActorSystem)coordinator).Provider).Transport.Quarantine(of.Address, of.Uid);

        var told = await _told.Reader.ReadAllAsync().FirstAsync(said => said.RenderMessage(null).StartsWith(Begin, StringComparison.Ordinal)).AsTask().WaitAsync(TestNode.Patience);
        Assert.Equal(LogEventLevel.Debug, told.Level);
    }

    [Theory]
    [InlineData(
        "heartbeat interval is growing too large for address akka.tcp://actorsearch@[::1]:4053: 2811.5 millis",
        "LateHeartbeat: [::1]:4053 sends its heartbeats late (2811 ms between two); its machine or the network may be overloaded")]
    [InlineData(
        "SBR took decision DownUnreachable and is downing [akka.tcp://actorsearch@[::1]:4053, akka.tcp://actorsearch@node-2:4054] including myself, , "
        + "[1] unreachable of [3] members, full reachability status: [akka.tcp://actorsearch@node-3:4055 -> []]",
        "MemberDown: the cluster removes [::1]:4053, node-2:4054, unreachable for too long")]
    public void Addresses_of_all_kinds_are_found_in_what_akka_says(string said, string retold) =>
        Assert.Equal(retold, $"{PlainLogMessage.Retell(new Akka.Event.Warning("", typeof(Cluster), said), Akka.Event.LogLevel.WarningLevel).Message}");

    [Fact]
    public async Task A_member_that_the_cluster_itself_gives_up_is_named_without_akkas_words()
    {
        await using var log = Log();
        using var coordinator = Started(log, new NodeOptions(NodeRole.Coordinator)
        {
            Port = 0,
            Set = ["akka.cluster.failure-detector.acceptable-heartbeat-pause=1s", "akka.cluster.split-brain-resolver.stable-after=200ms"],
        });
        await using var trainer = TestNode.TrainerOf(PortOf(coordinator));
        await trainer.UntilMembers(2);

        ((ExtendedActorSystem)trainer.System).Abort();

        var warned = new List<string>();
        while (!warned.Exists(line => line.StartsWith("MemberDown", StringComparison.Ordinal)))
        {
            warned.Add(await Warned());
        }

        Assert.Equal($"MemberDown: the cluster removes 127.0.0.1:{trainer.Port}, unreachable for too long", warned[^1]);
        Assert.All(warned, line => Assert.Matches("^(ConnectionLost|Unreachable|MemberSilent|MemberDown|LateHeartbeat|HeartbeatDelayed): ", line));
    }

    void ILogEventSink.Emit(LogEvent logEvent)
    {
        _told.Writer.TryWrite(logEvent);
        if (logEvent.Level >= LogEventLevel.Warning)
        {
            _events.Writer.TryWrite(logEvent);
        }
    }

    private static async Task<int> FreedPort()
    {
        await using var gone = TestNode.Coordinator();
        return gone.Port;
    }

    private static ActorSystem Trainer(Logger log, int coordinator) => Started(log, new NodeOptions(NodeRole.Trainer)
    {
        Coordinator = $"127.0.0.1:{coordinator}",
        Port = 0,
        Set = ["akka.cluster.seed-node-timeout=200ms", "akka.cluster.retry-unsuccessful-join-after=200ms"],
    });

    private static ActorSystem Started(Logger log, NodeOptions options) => ((Checked<ActorSystem>.Right)NodeSystem.Start(options, new AkkaLogSetup(log))).Value;

    private static int PortOf(ActorSystem system) => Cluster.Get(system).SelfAddress.Port!.Value;

    private Logger Log() => new LoggerConfiguration().WriteTo.Sink(this).CreateLogger();

    private async Task<string> Warned() => (await _events.Reader.ReadAsync().AsTask().WaitAsync(TestNode.Patience)).RenderMessage(null);
}
