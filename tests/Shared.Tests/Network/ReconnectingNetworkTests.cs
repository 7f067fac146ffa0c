using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Network;
using ActorSearch.Shared.Settings;
using ActorSearch.Shared.Tests.Wire;
using Akka.Actor;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace ActorSearch.Shared.Tests.Network;

public class ReconnectingNetworkTests
{
    [Fact]
    public async Task A_node_whose_certificate_nobody_takes_comes_back_and_joins_once_it_is_mended()
    {
        var (ours, others) = (new TestCertificates(), new TestCertificates());
        await using var coordinator = TestNode.Coordinator(new NodeOptions(NodeRole.Coordinator) { Tls = ours.Settings() });
        var lost = new Lost();
        using var log = new LoggerConfiguration().WriteTo.Sink(lost).CreateLogger();
        var network = Start(new NodeOptions(NodeRole.Trainer) { Coordinator = $"127.0.0.1:{coordinator.Port}", Port = 0, Tls = others.Settings() }, log);
        var systems = 0;
        network.Enter(_ => Interlocked.Increment(ref systems));
        await lost.Seen.Task.WaitAsync(TestNode.Patience);

        others.Become(ours);
        await coordinator.UntilMembers(2);
        Assert.True(Volatile.Read(ref systems) >= 2);
        await network.Leave(TestNode.Patience);
    }

    [Fact]
    public async Task Other_certificates_are_used_without_a_restart()
    {
        var (used, others) = (new TestCertificates(), new TestCertificates());
        var lost = new Lost();
        await using var log = new LoggerConfiguration().WriteTo.Sink(lost).CreateLogger();
        var network = Start(new NodeOptions(NodeRole.Coordinator) { Port = 0, Tls = used.Settings(), Set = ["actorsearch.certificate-check=100ms"] }, log);
        var again = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var systems = 0;
        network.Enter(_ =>
        {
            if (++systems == 2) again.SetResult();
        });

        used.Become(others);
        await again.Task.WaitAsync(TestNode.Patience);

        Assert.Equal(LogEventLevel.Information, (await lost.Seen.Task).Level);
        await network.Leave(TestNode.Patience);
    }

    [Fact]
    public async Task A_system_that_ends_is_followed_by_another_until_the_node_leaves()
    {
        var network = Start(new NodeOptions(NodeRole.Coordinator) { Port = 0 }, Logger.None);
        var systems = new List<ActorSystem>();
        var third = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        network.Enter(system =>
        {
            systems.Add(system);
            if (systems.Count == 3)
            {
                third.SetResult();
                return;
            }

            system.Terminate();
        });

        await third.Task.WaitAsync(TestNode.Patience);
        await network.Leave(TestNode.Patience);

        Assert.Equal(3, systems.Count);
        Assert.All(systems, system => Assert.True(system.WhenTerminated.IsCompleted));
    }

    [Fact]
    public async Task What_ends_by_the_nodes_own_will_says_why_and_an_earlier_life_ends_no_later_one()
    {
        var lost = new Lost();
        await using var log = new LoggerConfiguration().WriteTo.Sink(lost).CreateLogger();
        var network = Start(new NodeOptions(NodeRole.Coordinator) { Port = 0 }, log);
        var systems = new List<ActorSystem>();
        var second = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        network.Enter(system =>
        {
            systems.Add(system);
            if (systems.Count == 2)
            {
                second.SetResult();
            }
            else
            {
                network.Renew(system, "It was time.", LogEventLevel.Information);
            }
        });
        await second.Task.WaitAsync(TestNode.Patience);
        network.Renew(systems[0], "It is time no more.", LogEventLevel.Warning);

        var told = await lost.Seen.Task;
        Assert.Equal(
            (LogEventLevel.Information, "NetworkLost: this node lost its cluster connection and reconnects. It was time."),
            (told.Level, told.RenderMessage(null)));
        Assert.False(systems[1].WhenTerminated.IsCompleted);
        await network.Leave(TestNode.Patience);
        Assert.Equal(2, systems.Count);
    }

    private static ReconnectingNetwork Start(NodeOptions options, ILogger log) =>
        ((Checked<ReconnectingNetwork>.Right)ReconnectingNetwork.Start(options, log)).Value;

    private sealed class Lost : ILogEventSink
    {
        public TaskCompletionSource<LogEvent> Seen { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Emit(LogEvent logEvent)
        {
            if (logEvent.MessageTemplate.Text.StartsWith("NetworkLost:", StringComparison.Ordinal))
            {
                Seen.TrySetResult(logEvent);
            }
        }
    }
}
