using System.Globalization;
using System.Net;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.Shared.Wire;

/// <summary>A host and a port, as in <c>host:4053</c> or <c>[::1]:4053</c>.</summary>
internal sealed record NodeAddress(string Host, int Port)
{
    private const string Local = "localhost";

    public static Checked<NodeAddress> Parse(string where, string text)
    {
        var colon = text.LastIndexOf(':');
        var host = colon < 0 ? "" : text[..colon].Trim('[', ']');
        var isNumber = int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port);
        return host.Length > 0 && isNumber && port is > 0 and < 65_536
            ? new Checked<NodeAddress>.Right(new NodeAddress(Plain(host), port))
            : new Checked<NodeAddress>.Wrong([new Mistake(where, $"{text} is no host:port; write for example 127.0.0.1:4053.")]);
    }

    /// <summary>
    /// A host as nodes call each other: Akka compares names letter by letter, and <c>localhost</c> has to be the address that the settings ship.
    /// </summary>
    public static string Plain(string host) => host.Equals(Local, StringComparison.OrdinalIgnoreCase) ? "127.0.0.1" : host;

    /// <summary>Whether only this machine is meant. A name is not looked up: what it means may change.</summary>
    public static bool IsLoopback(string host) =>
        host.Equals(Local, StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>Whether it means all interfaces of this machine, and so no address at all to others.</summary>
    public static bool IsAny(string host) =>
        host.Length == 0
        || (IPAddress.TryParse(host, out var address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)));

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port}");
}
