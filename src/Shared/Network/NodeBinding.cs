using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Settings;
using Akka.Configuration;

namespace ActorSearch.Shared.Network;

/// <summary>
/// Where a node listens, and the name that others use. Usually one address is both; behind a published port, or where a name leads to the
/// loopback address on its own machine (for example Debian's <c>127.0.1.1</c>), they differ.
/// </summary>
/// <param name="Listen">An address of this machine.</param>
/// <param name="Port">The port it listens at; 0 is any free one.</param>
/// <param name="Called">A name or an address.</param>
/// <param name="CalledPort">The port that others call; 0 is the one it listens at.</param>
/// <param name="Ipv6">Whether names are resolved to IPv6 addresses: Akka looks for one family only.</param>
internal sealed record NodeBinding(IPAddress Listen, int Port, string Called, int CalledPort, bool Ipv6)
{
    private const string Tcp = "akka.remote.dot-netty.tcp", Option = "--hostname";

    /// <summary>
    /// Evaluates options and settings. Without TLS anyone who reaches the port can join, so only this machine can reach it unless a user
    /// accepts the risk with an option.
    /// </summary>
    /// <param name="config">All settings, files and Akka's own included.</param>
    /// <param name="options">The options of this start.</param>
    /// <param name="coordinator">A trainer's coordinator.</param>
    public static Checked<NodeBinding> Parse(Config config, NodeOptions options, NodeAddress? coordinator)
    {
        var (bound, named) = (config.GetString($"{Tcp}.hostname") ?? "", config.GetString($"{Tcp}.public-hostname") ?? "");
        var called = options.Hostname ?? (named.Length > 0 ? named : bound);
        if (BindText(options.Bind) is not { } bind)
            return Wrong("--bind", $"'{options.Bind}' is not an address of this machine. Write for example 0.0.0.0, [::] or 0.0.0.0:4053.");
        if (options.Bind is not null && options.Hostname is null)
            return Wrong("--bind", $"it needs {Option} with the name or address at which other nodes reach this machine.");
        if (!NodeAddress.IsHost(called))
            return Wrong(Option, $"'{called}' is not a host name or an IP address.");

        called = NodeAddress.Plain(called);
        if (NodeAddress.IsAny(called))
            return Wrong(Option, $"other nodes cannot reach '{called}'. Give this machine's name or address; --bind {called} listens on all of them.");

        var said = bind.Host.Length > 0 ? bind.Host : options.Hostname is null && named.Length > 0 ? bound : null;
        if (options.Tls is null && !options.Insecure && !NodeAddress.IsLoopback(said ?? called))
            return Wrong(
                Option, $"{said ?? called} can be reached from other machines, and without TLS anyone on them could join. "
                + "Start with --tls FILE, the tls.conf beside the certificates of this node, or add --insecure.");

        var ipv6 = config.GetBoolean($"{Tcp}.dns-use-ipv6", false) || IsIpv6Alone(called, options) || (coordinator is not null && IsIpv6Alone(coordinator.Host, options));
        switch (said is null ? OwnOf(called, ipv6, options) : Given(said, options))
        {
            case Checked<IPAddress>.Wrong(var mistakes):
                return new Checked<NodeBinding>.Wrong(mistakes);
            case Checked<IPAddress>.Right when coordinator is not null && NodeAddress.IsLoopback(called) && !NodeAddress.IsLoopback(coordinator.Host):
                return Wrong(Option, $"the coordinator on {coordinator.Host} cannot reach this node at {called}. Give this machine's name or address.");
            case Checked<IPAddress>.Right(var listen):
                var port = options.Port ?? config.GetInt($"{Tcp}.port");
                return new Checked<NodeBinding>.Right(bind.Port is { } inner
                    ? new NodeBinding(listen, inner, called, port, ipv6)
                    : new NodeBinding(listen, port, called, config.GetInt($"{Tcp}.public-port"), ipv6));
            default:
                throw new InvalidOperationException("An address is right or wrong.");
        }
    }

    /// <summary>As Akka's settings.</summary>
    public Config ToConfig() => ConfigurationFactory.ParseString(string.Create(CultureInfo.InvariantCulture, $$"""
        {{Tcp}} {
          hostname = "{{Listen}}"
          port = {{Port}}
          public-hostname = "{{Called}}"
          public-port = {{CalledPort}}
          dns-use-ipv6 = {{(Ipv6 ? "on" : "off")}}
        }
        """));

    /// <summary>Host and port of <c>--bind</c>, both empty if it is not given; null if it cannot be read.</summary>
    private static (string Host, int? Port)? BindText(string? bind)
    {
        if (bind is null)
            return ("", null);
        if (IPAddress.TryParse(NodeAddress.Plain(bind), out _) && NodeAddress.IsHost(bind))
            return (NodeAddress.Plain(bind), null);
        return NodeAddress.Parse("--bind", bind) is Checked<NodeAddress>.Right(var address) && IPAddress.TryParse(address.Host, out _)
            ? (address.Host, address.Port)
            : null;
    }

    private static Checked<IPAddress> Given(string said, NodeOptions options) => IPAddress.TryParse(NodeAddress.Plain(said), out var address)
        ? HostNames.IsOwn(address)
            ? new Checked<IPAddress>.Right(address)
            : WrongAddress(options.Bind is null ? Option : "--bind", $"this machine has no address {address}. --bind 0.0.0.0 listens on all addresses.")
        : OwnOf(NodeAddress.Plain(said), ipv6: false, options);

    /// <summary>The address to listen at for a name or an address that others call.</summary>
    private static Checked<IPAddress> OwnOf(string called, bool ipv6, NodeOptions options)
    {
        if (IPAddress.TryParse(called, out var literal))
            return HostNames.IsOwn(literal) ? new Checked<IPAddress>.Right(literal) : NotHere(called, $"this machine has no address {called}");

        var all = options.Resolve(called);
        var family = all.Where(address => address.AddressFamily == (ipv6 ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork)).Distinct().ToList();
        var any = ipv6 ? IPAddress.IPv6Any : IPAddress.Any;
        if (family.Count == 0)
            return NotHere(called, all.Count == 0 ? $"this machine finds no address of {called}" : $"{called} has no {(ipv6 ? "IPv6" : "IPv4")} address");
        if (HostNames.IsLoopback(called))
            return new Checked<IPAddress>.Right(family[0]);

        // A name that a machine resolves to itself does not show what others find. If it has several addresses, others may use any of them, and nodes of this machine the loopback one.
        var outside = family.Where(address => !IPAddress.IsLoopback(address)).ToList();
        if (outside.Exists(address => !HostNames.IsOwn(address)))
            return NotHere(called, $"{called} is {string.Join(" and ", outside)}, and this machine has no such address");

        // Others may look the name up as IPv6 alone; a socket for all IPv6 addresses also takes IPv4.
        if (!ipv6 && all.Any(address => address.AddressFamily == AddressFamily.InterNetworkV6 && HostNames.IsOwn(address)))
            return new Checked<IPAddress>.Right(IPAddress.IPv6Any);
        return new Checked<IPAddress>.Right(family is [var only] && outside.Count == 1 ? only : any);
    }

    private static Checked<IPAddress>.Wrong NotHere(string called, string why) => WrongAddress(
        Option, $"{why}. If other nodes do reach it by this name (for example behind NAT or a published port), add --bind 0.0.0.0; otherwise correct {Option} {called}.");

    private static bool IsIpv6Alone(string host, NodeOptions options) =>
        !IPAddress.TryParse(host, out _) && options.Resolve(host) is { Count: > 0 } found && found.All(address => address.AddressFamily == AddressFamily.InterNetworkV6);

    private static Checked<IPAddress>.Wrong WrongAddress(string where, string sentence) => new([new Mistake(where, sentence)]);

    private static Checked<NodeBinding>.Wrong Wrong(string where, string sentence) => new([new Mistake(where, sentence)]);
}
