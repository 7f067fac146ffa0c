using System.Net;
using System.Net.Sockets;

namespace ActorSearch.Shared.Settings;

/// <summary>What this machine knows of names and addresses.</summary>
internal static class HostNames
{
    /// <summary>Names that mean this machine alone wherever they are used (RFC 6761 and the files that systems ship).</summary>
    private static readonly string[] Loopback =
        ["localhost", "localhost.localdomain", "localhost4", "localhost6", "ip6-localhost", "ip6-loopback"];

    /// <summary>Whether a name means this machine alone, wherever it is said. Other names are not looked up for it: what they mean may change.</summary>
    public static bool IsLoopback(string name) =>
        Loopback.Contains(name, StringComparer.OrdinalIgnoreCase) || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);

    /// <summary>The addresses of a name; none where this machine finds none.</summary>
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
