using ActorSearch.Shared.Protocol;
using ActorSearch.TrainerNode.Actors;
using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Serilog.Core;

namespace ActorSearch.TrainerNode.Tests.Actors;

/// <summary>What a node hears in its system of the network; the test is the node.</summary>
public sealed class GatewayActorTests() : TestKit("""
    akka.actor.provider = cluster
    akka.remote.dot-netty.tcp { hostname = 127.0.0.1, port = 0 }
    akka.test.single-expect-default = 60s
    """)
{
    private readonly TaskCompletionSource<string> _refused = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public void A_node_that_is_refused_ends_when_the_reason_is_known()
    {
        // It runs in the thread of whoever tells it something: between the telling and what comes after it.
        var node = Sys.ActorOf(Props.Create(() => new Hearing(_refused.Task, TestActor)).WithDispatcher(CallingThreadDispatcher.Id));
        var gateway = Sys.ActorOf(GatewayActor.Props(node, TestActor, _refused, (_, _) => { }, Logger.None));

        gateway.Tell(new Refused("Another build."));

        Assert.Equal("Another build.", ExpectMsg<string>());
    }

    [Fact]
    public void Each_life_of_the_network_begins_with_registering()
    {
        Sys.ActorOf(GatewayActor.Props(TestActor, ActorRefs.Nobody, _refused, (_, _) => { }, Logger.None));

        ExpectMsg<RegisterAgain>();
        ExpectMsg<Beat>();
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
