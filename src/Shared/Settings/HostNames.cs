using System.Net;
using System.Net.Sockets;

namespace ActorSearch.Shared.Settings;

/// <summary>Names and addresses as this machine resolves them.</summary>
internal static class HostNames
{
    /// <summary>Names that mean this machine alone wherever they are used (RFC 6761 and the files that systems ship).</summary>
    private static readonly string[] Loopback =
        ["localhost", "localhost.localdomain", "localhost4", "localhost6", "ip6-localhost", "ip6-loopback"];

    /// <summary>Whether a name means only this machine, on every machine. Other names are not resolved, because their addresses may change.</summary>
    public static bool IsLoopback(string name) =>
        Loopback.Contains(name, StringComparer.OrdinalIgnoreCase) || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);

    /// <summary>The addresses of a name; empty if this machine cannot resolve it.</summary>
    public static IReadOnlyList<IPAddress> Resolve(string name)
    {
        try
        {
            return Dns.GetHostAddresses(name);
        }
        catch (Exception unknown) when (unknown is SocketException or ArgumentException)
        {
            return [];
        }
    }

    /// <summary>Whether a program on this machine can listen at an address.</summary>
    public static bool IsOwn(IPAddress address)
    {
        try
        {
            using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(address, 0));
            return true;
        }
        catch (SocketException refused) when (refused.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported)
        {
            return false;
        }
    }
}
