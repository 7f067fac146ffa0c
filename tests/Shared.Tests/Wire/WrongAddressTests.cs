using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Wire;
using Akka.Actor;
using Akka.Cluster;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace ActorSearch.Shared.Tests.Wire;

/// <summary>Nodes that call each other by one of several names of one machine.</summary>
public sealed class WrongAddressTests : ILogEventSink
{
    private readonly TaskCompletionSource<string> _told = new(TaskCreationOptions.RunContinuationsAsynchronously);

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
        await using var log = new LoggerConfiguration().WriteTo.Sink(this).CreateLogger();
        var options = new NodeOptions(NodeRole.Coordinator) { Port = 0, Set = ["akka.remote.dot-netty.tcp.public-hostname=coordinator.example"] };
        using var coordinator = ((Checked<ActorSystem>.Right)NodeSystem.Start(options, new AkkaLogSetup(log))).Value;
        var port = Cluster.Get(coordinator).SelfAddress.Port!.Value;
        await using var trainer = TestNode.TrainerOf(port);

        var told = await _told.Task.WaitAsync(TestNode.Patience);

        Assert.Equal(
            $"WrongAddress: a node calls this one 127.0.0.1:{port}, which is not its own address coordinator.example:{port}, and is not heard: call it by its --hostname.",
            told);
    }

    void ILogEventSink.Emit(LogEvent logEvent)
    {
        if (logEvent.MessageTemplate.Text.StartsWith("WrongAddress:", StringComparison.Ordinal))
        {
            _told.TrySetResult(logEvent.RenderMessage(null));
        }
    }
}
