using System.Net;
using System.Net.Sockets;
using ActorSearch.Shared.Checking;

namespace ActorSearch.Shared.Http;

/// <summary>Sockets that listen for readers.</summary>
public static class ListeningSocket
{
    /// <summary>Most bytes that wait in the system for one reader; without a bound they grow to megabytes for readers that never read.</summary>
    private const int SendBuffer = 64 * 1024;

    private const int Backlog = 512;

    /// <summary>Binds one and listens.</summary>
    /// <param name="flag">The option that asked for it.</param>
    public static Checked<Socket> Bind(IPEndPoint address, string flag)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { SendBufferSize = SendBuffer };
        try
        {
            // A socket that listens at all IPv6 addresses takes IPv4 too. Akka's socket does the same.
            if (address.Address.Equals(IPAddress.IPv6Any)) socket.DualMode = true;
            socket.Bind(address);
            socket.Listen(Backlog);
            return new Checked<Socket>.Right(socket);
        }
        catch (SocketException e)
        {
            socket.Dispose();
            return new Checked<Socket>.Wrong([new Mistake(
                flag,
                e.SocketErrorCode == SocketError.AddressAlreadyInUse
                    ? $"another program uses {address}: name another port, or 0 for a free one."
                    : $"cannot listen on {address}: {SystemFault.Find(e).Sentence}.")]);
        }
    }
}
