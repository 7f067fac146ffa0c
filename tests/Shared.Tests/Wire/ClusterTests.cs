using ActorSearch.Shared.Network;
using ActorSearch.Shared.Settings;
using ActorSearch.Shared.Wire;
using Akka.Actor;
using Akka.Configuration;

namespace ActorSearch.Shared.Tests.Wire;

public class ClusterTests
{
    private const int Tries = 20;

    /// <summary>A system as Akka ships it, its serializers and all.</summary>
    private static readonly Config AsShipped = ConfigurationFactory.ParseString("""
        akka { actor.provider = remote, loglevel = OFF, stdout-loglevel = OFF, remote.dot-netty.tcp { hostname = 127.0.0.1, port = 0 } }
        """);

    [Fact]
    public async Task A_trainer_finds_its_coordinator_and_they_exchange_messages()
    {
        await using var coordinator = TestNode.Coordinator();
        await using var trainer = TestNode.TrainerOf(coordinator.Port);

        await Task.WhenAll(coordinator.UntilMembers(2), trainer.UntilMembers(2));
        trainer.InboxOf(coordinator).Tell(new SampleMessages.Hello(7, "there"));
        coordinator.InboxOf(trainer).Tell(new SampleMessages.Hello(8, "back"));

        Assert.Equal(new SampleMessages.Hello(7, "there"), coordinator.Next());
        Assert.Equal(new SampleMessages.Hello(8, "back"), trainer.Next());
    }

    [Fact]
    public async Task A_trainer_may_start_before_its_coordinator()
    {
        var port = FreePorts.Next();
        await using var trainer = TestNode.TrainerOf(port);
        Assert.Equal(0, trainer.Members);

        await using var coordinator = TestNode.Coordinator(new NodeOptions(NodeRole.Coordinator) { Port = port });

        await Task.WhenAll(coordinator.UntilMembers(2), trainer.UntilMembers(2));
    }

    [Fact]
    public async Task After_the_coordinator_has_crashed_its_trainers_end_and_there_is_one_cluster_round_the_new_one()
    {
        // A test's system ends without saying that it leaves: to the others it is as if it was killed.
        var port = FreePorts.Next();
        var killed = TestNode.Coordinator(new NodeOptions(NodeRole.Coordinator) { Port = port });
        await using var orphan = TestNode.TrainerOf(
            port,
            null,
            "akka.cluster.failure-detector.acceptable-heartbeat-pause=2 s",
            "akka.cluster.split-brain-resolver.stable-after=1 s");
        await Task.WhenAll(killed.UntilMembers(2), orphan.UntilMembers(2));

        await killed.DisposeAsync();
        await using var coordinator = TestNode.Coordinator(new NodeOptions(NodeRole.Coordinator) { Port = port });
        await orphan.System.WhenTerminated.WaitAsync(TestNode.Patience);
        Assert.Equal(1, coordinator.Members);

        await using var trainer = TestNode.TrainerOf(port);
        await Task.WhenAll(coordinator.UntilMembers(2), trainer.UntilMembers(2));
    }

    [Fact]
    public async Task What_Akkas_own_JSON_would_have_built_is_not_built_and_told_once()
    {
        await using var coordinator = TestNode.Coordinator();
        await using var trainer = TestNode.TrainerOf(coordinator.Port);
        var stranger = ActorSystem.Create(NodeSystem.Name, AsShipped);

        var inbox = stranger.ActorSelection($"akka.tcp://{NodeSystem.Name}@127.0.0.1:{coordinator.Port}/user/inbox");
        for (var i = 0; i < Tries; i++)
            inbox.Tell(new Foreign { Number = i });
        // Text is Akka's own affair and passes: when it is here, all that went before has been judged.
        inbox.Tell("the end");

        Assert.Equal("the end", coordinator.Next());
        Assert.Equal(Tries, Foreign.Built);
        Assert.Single(await coordinator.Log(), line => line.Contains("Serializer 1 is refused", StringComparison.Ordinal));
        await stranger.Terminate();
    }

    [Fact]
    public async Task A_message_above_the_limit_does_not_leave_and_the_next_one_does()
    {
        await using var coordinator = TestNode.Coordinator();
        await using var trainer = TestNode.TrainerOf(coordinator.Port);
        await trainer.UntilMembers(2);

        for (var i = 0; i < Tries; i++)
            trainer.InboxOf(coordinator).Tell(new SampleMessages.Hello(i, new string('x', FrameLimit.Frame)));
        trainer.InboxOf(coordinator).Tell(new SampleMessages.Hello(0, new string('x', FrameLimit.Payload - 100)));

        Assert.Equal(FrameLimit.Payload - 100, Assert.IsType<SampleMessages.Hello>(coordinator.Next()).Build.Length);
        Assert.Single(await trainer.Log(), line => line.Contains("has to split it", StringComparison.Ordinal));
    }

    /// <summary>What a stranger might send; counts how many there have ever been.</summary>
    public sealed class Foreign
    {
        private static int _built;

        public Foreign()
        {
            Interlocked.Increment(ref _built);
        }

        public static int Built => _built;

        public int Number { get; init; }
    }
}
