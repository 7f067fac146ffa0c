using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Settings;

namespace ActorSearch.Shared.Network;

/// <summary>A host and a port, as in <c>host:4053</c> or <c>[::1]:4053</c>.</summary>
/// <param name="Host">As nodes call each other, see <see cref="Plain"/>; an IPv6 address without brackets.</param>
internal sealed record NodeAddress(string Host, int Port)
{
    /// <summary>The host as Akka writes it in an address: an IPv6 address in brackets.</summary>
    public string AkkaHost => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host;

    public static Checked<NodeAddress> Parse(string where, string text)
    {
        var colon = text.LastIndexOf(':');
        var host = colon < 0 ? "" : text[..colon];
        var isNumber = int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port);
        if (text.Contains("//", StringComparison.Ordinal))
            return Wrong(where, $"{text} is not host:port. Write it without {text[..(text.IndexOf("//", StringComparison.Ordinal) + 2)]} and without a path, for example 127.0.0.1:4053.");
        if (host.Contains(':', StringComparison.Ordinal) && !host.StartsWith('['))
            return Wrong(where, $"{text}: an IPv6 address with a port needs brackets. Write for example [::1]:4053.");
        return IsHost(host) && isNumber && port is > 0 and < 65_536
            ? new Checked<NodeAddress>.Right(new NodeAddress(Plain(host), port))
            : Wrong(where, IsHost(host) && isNumber ? $"{text}: a port is from 1 to 65535." : $"{text} is not host:port. Write for example 127.0.0.1:4053.");
    }

    /// <summary>Whether a text is a name or an address; an IPv6 address may have brackets.</summary>
    public static bool IsHost(string text) => text is ['[', .. var inside, ']']
        ? IPAddress.TryParse(inside, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6
        : Uri.CheckHostName(text) != UriHostNameType.Unknown;

    /// <summary>
    /// A host as nodes call each other. Akka compares hosts letter by letter, so an address has one spelling, a name has small letters, and
    /// <c>localhost</c> is the address that the settings ship.
    /// </summary>
    public static string Plain(string host)
    {
        var bare = host.Trim('[', ']');
        return bare.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? "127.0.0.1"
            : IPAddress.TryParse(bare, out var address) ? address.ToString()
            : bare.ToLowerInvariant();
    }

    /// <summary>Whether only this machine is meant. Names are not resolved, because their addresses may change.</summary>
    public static bool IsLoopback(string host) =>
        HostNames.IsLoopback(host) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>Whether it means all interfaces of this machine, and so no address at all to others.</summary>
    public static bool IsAny(string host) =>
        host.Length == 0
        || (IPAddress.TryParse(host, out var address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)));

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{AkkaHost}:{Port}");

    private static Checked<NodeAddress>.Wrong Wrong(string where, string sentence) => new([new Mistake(where, sentence)]);
}
