using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace ActorSearch.Tests;

/// <summary>
/// Ports of this machine for processes that are told theirs before they take it. They lie below those that systems hand out by themselves, and
/// none comes twice: between the answer and its use no other test, connection or server is given the same one.
/// </summary>
internal static class FreePorts
{
    private const int First = 15_000, Count = 15_000;

    // Tests of other processes begin elsewhere.
    private static int _taken = RandomNumberGenerator.GetInt32(Count);

    /// <summary>A port of loopback that nobody listens at.</summary>
    public static int Next()
    {
        while (true)
        {
            var port = First + (Interlocked.Increment(ref _taken) % Count);
            using var free = new TcpListener(IPAddress.Loopback, port);
            try
            {
                free.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it: the next one.
            }
        }
    }
}
