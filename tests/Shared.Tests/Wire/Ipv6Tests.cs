using System.Net.Sockets;
using ActorSearch.Shared.Settings;

namespace ActorSearch.Shared.Tests.Wire;

/// <summary>Nodes whose addresses are of IPv6.</summary>
public class Ipv6Tests
{
    [Ipv6Theory]
    [InlineData("::1", "[::1]")]
    [InlineData("[::1]", "[0:0:0:0:0:0:0:1]")]
    public async Task They_form_a_cluster(string hostname, string called)
    {
        await using var coordinator = TestNode.Coordinator(new NodeOptions(NodeRole.Coordinator) { Hostname = hostname, Port = 0 });
        await using var trainer = TestNode.Start(new NodeOptions(NodeRole.Trainer) { Coordinator = $"{called}:{coordinator.Port}", Hostname = "::1" });

        await Task.WhenAll(coordinator.UntilMembers(2), trainer.UntilMembers(2));
    }

    private sealed class Ipv6TheoryAttribute : TheoryAttribute
    {
        public Ipv6TheoryAttribute() => Skip = Socket.OSSupportsIPv6 ? null! : "This machine has no IPv6.";
    }
}
