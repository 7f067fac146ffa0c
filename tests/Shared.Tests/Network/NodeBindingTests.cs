using System.Net;
using System.Net.Sockets;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Network;
using ActorSearch.Shared.Settings;

namespace ActorSearch.Shared.Tests.Network;

/// <summary>Where a node listens and what it is called, of what its options say.</summary>
public class NodeBindingTests
{
    private static readonly NodeOptions Open = new(NodeRole.Coordinator) { Port = 4053, Insecure = true };

    [Fact]
    public void A_name_that_leads_its_own_machine_to_itself_is_listened_for_at_all_addresses()
    {
        var binding = Right(Open with { Hostname = "coord.lan", Resolve = Names("127.0.1.1") });

        Assert.Equal((IPAddress.Any, "coord.lan", false), (binding.Listen, binding.Called, binding.Ipv6));
    }

    [Theory]
    [InlineData("127.0.0.1", "0.0.0.0")]
    [InlineData("::1", "::")]
    public void So_is_every_name_but_those_of_loopback(string addresses, string listen) =>
        Assert.Equal(IPAddress.Parse(listen), Right(Open with { Hostname = "box", Resolve = Names(addresses) }).Listen);

    /// <summary>Others may find only its IPv6 address, and a socket for all of these takes IPv4 too.</summary>
    [Fact]
    public void A_name_of_both_families_is_listened_for_at_the_addresses_of_both()
    {
        var all = HostNames.IsOwn(IPAddress.IPv6Loopback) ? IPAddress.IPv6Any : IPAddress.Any;

        Assert.Equal(all, Right(Open with { Hostname = "box", Resolve = Names("127.0.1.1,::1") }).Listen);
        Assert.Equal(IPAddress.Any, Right(Open with { Hostname = "box", Resolve = Names("127.0.1.1,2001:db8::7") }).Listen);
    }

    [Fact]
    public void So_is_a_name_that_leads_to_loopback_and_outside()
    {
        var outside = Dns.GetHostAddresses(Dns.GetHostName()).Where(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address)).Take(1);

        Assert.Equal(IPAddress.Any, Right(Open with { Hostname = "box", Resolve = _ => [IPAddress.Loopback, .. outside] }).Listen);
    }

    [Theory]
    [InlineData("localhost", "127.0.0.1", "127.0.0.1")]
    [InlineData("ip6-localhost", "::1", "::1")]
    [InlineData("a.localhost", "127.0.0.1", "127.0.0.1")]
    public void A_name_of_loopback_needs_no_TLS_and_opens_nothing(string name, string address, string listen) =>
        Assert.Equal(IPAddress.Parse(listen), Right(Open with { Insecure = false, Hostname = name, Resolve = Names(address) }).Listen);

    [Fact]
    public void Names_are_looked_up_as_IPv6_where_there_is_nothing_else()
    {
        Assert.True(Right(Open with { Hostname = "six", Resolve = Names("::1") }).Ipv6);
        Assert.False(Right(Open with { Hostname = "both", Resolve = Names("::1,127.0.0.1") }).Ipv6);
        var trainer = new NodeOptions(NodeRole.Trainer) { Coordinator = "ip6-localhost:4053", Resolve = name => name == "ip6-localhost" ? [IPAddress.IPv6Loopback] : [] };
        Assert.True(Right(trainer).Ipv6);
    }

    [Fact]
    public void What_others_call_may_differ_from_where_the_node_listens()
    {
        var binding = Right(Open with { Hostname = "203.0.113.7", Bind = "0.0.0.0" });
        Assert.Equal((IPAddress.Any, 4053, "203.0.113.7", 0), (binding.Listen, binding.Port, binding.Called, binding.CalledPort));

        binding = Right(Open with { Hostname = "Published.example", Bind = "[::]:14053", Resolve = Names("") });
        Assert.Equal((IPAddress.IPv6Any, 14053, "published.example", 4053), (binding.Listen, binding.Port, binding.Called, binding.CalledPort));
    }

    [Fact]
    public void A_node_behind_a_tunnel_needs_no_TLS() =>
        Assert.Equal(IPAddress.Loopback, Right(Open with { Insecure = false, Hostname = "far.example", Bind = "localhost:4053", Resolve = Names("") }).Listen);

    [Theory]
    [InlineData("203.0.113.7", null, "", "--hostname", "no address 203.0.113.7")]
    [InlineData("203.0.113.7", null, "", "--hostname", "--bind 0.0.0.0")]
    [InlineData("nat.example", null, "203.0.113.7", "--hostname", "--bind 0.0.0.0")]
    [InlineData("nowhere.example", null, "", "--hostname", "finds no address of nowhere.example")]
    [InlineData("0.0.0.0", null, "", "--hostname", "cannot reach '0.0.0.0'")]
    [InlineData("[::]", null, "", "--hostname", "cannot reach '::'")]
    [InlineData("a b", null, "", "--hostname", "not a host name")]
    [InlineData("a:4053", null, "", "--hostname", "not a host name")]
    [InlineData("", null, "", "--hostname", "not a host name")]
    [InlineData("name", "203.0.113.7", "", "--bind", "no address 203.0.113.7")]
    [InlineData("name", "eth0", "", "--bind", "not an address of this machine")]
    [InlineData("name", "0.0.0.0:port", "", "--bind", "not an address of this machine")]
    [InlineData("name", "0.0.0.0:70000", "", "--bind", "not an address of this machine")]
    [InlineData(null, "0.0.0.0", "", "--bind", "it needs --hostname")]
    public void What_cannot_be_is_refused_with_what_to_do(string? hostname, string? bind, string addresses, string where, string said)
    {
        var mistake = Assert.Single(NodeSystem.Check(Open with { Hostname = hostname, Bind = bind, Resolve = Names(addresses) }));

        Assert.Equal(where, mistake.Where);
        Assert.Contains(said, mistake.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Host_names_that_are_set_twice_are_refused()
    {
        var mistake = Assert.Single(NodeSystem.Check(Open with { Hostname = "127.0.0.1", Set = ["akka.remote.dot-netty.tcp.public-hostname=a"] }));

        Assert.Contains("--bind", mistake.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[::1]:4053", "[::1]:4053")]
    [InlineData("[0:0:0:0:0:0:0:1]:4053", "[::1]:4053")]
    [InlineData("Coord.LAN:4053", "coord.lan:4053")]
    [InlineData("LocalHost:1", "127.0.0.1:1")]
    public void An_address_has_one_spelling(string text, string plain) =>
        Assert.Equal(plain, Assert.IsType<Checked<NodeAddress>.Right>(NodeAddress.Parse("--coordinator", text)).Value.ToString());

    [Theory]
    [InlineData("::1:4053")]
    [InlineData("[::1]4053")]
    [InlineData("[::1]")]
    [InlineData("[coord]:4053")]
    [InlineData("[::1:4053")]
    [InlineData("http://coord:4053")]
    public void What_is_no_address_is_refused(string text) => Assert.IsType<Checked<NodeAddress>.Wrong>(NodeAddress.Parse("--coordinator", text));

    private static Func<string, IReadOnlyList<IPAddress>> Names(string addresses) =>
        _ => [.. addresses.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(IPAddress.Parse)];

    private static NodeBinding Right(NodeOptions options)
    {
        var coordinator = options.Coordinator is { } text ? ((Checked<NodeAddress>.Right)NodeAddress.Parse("", text)).Value : null;
        var files = ((Checked<SettingsFile>.Right)SettingsFile.Read(Path.Combine(options.Settings, options.Role == NodeRole.Coordinator ? "coordinator.conf" : "trainer.conf"))).Value;
        return Assert.IsType<Checked<NodeBinding>.Right>(NodeBinding.Parse(files.Config.WithFallback(AkkaReference.Config), options, coordinator)).Value;
    }
}
