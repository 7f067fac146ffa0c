using System.Threading.Channels;
using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Protocol;
using ActorSearch.TrainerNode.Actors;
using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Serilog;
using Serilog.Core;

namespace ActorSearch.TrainerNode.Tests.Actors;

/// <summary>What a node hears in its system of the network; the test is the node.</summary>
public sealed class GatewayActorTests() : TestKit("""
    akka.actor.provider = cluster
    akka.remote.dot-netty.tcp { hostname = 127.0.0.1, port = 0 }
    akka.cluster.failure-detector { heartbeat-interval = 5 ms, acceptable-heartbeat-pause = 10 s }
    akka.test.single-expect-default = 60s
    """)
{
    private readonly Clock _clock = new();
    private readonly Channel<string> _told = Channel.CreateUnbounded<string>();
    private readonly TaskCompletionSource<string> _refused = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public void A_node_that_is_refused_ends_when_the_reason_is_known()
    {
        // It runs in the thread of whoever tells it something: between the telling and what comes after it.
        var node = Sys.ActorOf(Props.Create(() => new Hearing(_refused.Task, TestActor)).WithDispatcher(CallingThreadDispatcher.Id));
        var gateway = Sys.ActorOf(GatewayActor.Props(node, TestActor, _refused, (_, _) => { }, Logger.None, _clock));

        gateway.Tell(new Refused("Another build."));

        Assert.Equal("Another build.", ExpectMsg<string>());
    }

    [Fact]
    public void Each_life_of_the_network_begins_with_registering()
    {
        Sys.ActorOf(GatewayActor.Props(TestActor, ActorRefs.Nobody, _refused, (_, _) => { }, Logger.None, _clock));

        ExpectMsg<RegisterAgain>();
        ExpectMsg<HeartbeatDue>();
    }

    [Fact]
    public async Task A_coordinator_that_falls_silent_before_the_node_has_joined_is_lost_and_back_when_it_answers()
    {
        var coordinator = new Coordinating(TestActor);
        using var log = Listening();
        var gateway = Sys.ActorOf(GatewayActor.Props(TestActor, coordinator, _refused, (_, _) => { }, log, _clock));
        gateway.Tell(new Registered("study", 1, 1000, [], ""));
        await coordinator.Asked(gateway);

        coordinator.Freezes = true;
        await coordinator.Asked(gateway);
        _clock.Elapsed += TimeSpan.FromSeconds(10);
        Assert.StartsWith("lost contact with the coordinator", await Next(_told), StringComparison.Ordinal);
        coordinator.Freezes = false;
        Assert.Equal("contact with the coordinator is restored", await Next(_told));
        await coordinator.Asked(gateway);

        Assert.False(_told.Reader.TryPeek(out _));
    }

    [Fact]
    public async Task A_join_that_takes_long_is_no_lost_contact_while_the_coordinator_answers()
    {
        var coordinator = new Coordinating(TestActor);
        using var log = Listening();
        var gateway = Sys.ActorOf(GatewayActor.Props(TestActor, coordinator, _refused, (_, _) => { }, log, _clock));
        gateway.Tell(new Registered("study", 1, 1000, [], ""));

        for (var i = 0; i < 10; i++)
        {
            await coordinator.Asked(gateway);
            _clock.Elapsed += TimeSpan.FromSeconds(9);
        }

        await coordinator.Asked(gateway);
        Assert.False(_told.Reader.TryPeek(out _));
    }

    [Fact]
    public async Task A_node_that_no_coordinator_has_taken_on_has_no_contact_to_lose()
    {
        var coordinator = new Coordinating(TestActor) { Freezes = true };
        using var log = Listening();
        var gateway = Sys.ActorOf(GatewayActor.Props(TestActor, coordinator, _refused, (_, _) => { }, log, _clock));

        await coordinator.Asked(gateway);
        _clock.Elapsed += TimeSpan.FromHours(1);
        await coordinator.Asked(gateway);

        Assert.False(_told.Reader.TryPeek(out _));
    }

    private static Task<T> Next<T>(Channel<T> channel) => channel.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60));

    private Logger Listening()
    {
        var lines = new ConsoleLines(["CoordinatorLost", "CoordinatorBack"]);
        lines.To(line => _told.Writer.TryWrite(line));
        return new LoggerConfiguration().WriteTo.Sink(lines).CreateLogger();
    }

    /// <summary>A coordinator's process, which answers until it freezes.</summary>
    private sealed class Coordinating(IActorRef gate) : ICanTell
    {
        private readonly Channel<object> _asked = Channel.CreateUnbounded<object>();
        private volatile bool _freezes;

        public bool Freezes { set => _freezes = value; }

        public void Tell(object message, IActorRef sender)
        {
            if (message is not Identify asked) return;
            if (!_freezes) sender.Tell(new ActorIdentity(asked.MessageId, gate));
            _asked.Writer.TryWrite(message);
        }

        /// <summary>Waits until it was asked twice, and the gateway has read every answer to that.</summary>
        public async Task Asked(IActorRef gateway)
        {
            while (_asked.Reader.TryRead(out _))
            {
            }

            await Next(_asked);
            await Next(_asked);
            await gateway.Ask<ActorIdentity>(new Identify(""));
        }
    }

    private sealed class Clock : TimeProvider
    {
        private long _elapsed;

        public TimeSpan Elapsed
        {
            get => TimeSpan.FromTicks(Interlocked.Read(ref _elapsed));
            set => Interlocked.Exchange(ref _elapsed, value.Ticks);
        }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Elapsed.Ticks;
    }

    private sealed class Hearing : ReceiveActor
    {
        public Hearing(Task<string> refused, IActorRef test)
        {
            Receive<Refused>(_ => test.Tell(refused.IsCompleted ? refused.Result : "not known"));
            ReceiveAny(_ => { });
        }
    }
}
