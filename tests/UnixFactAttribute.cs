using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ActorSearch.Tests;

/// <summary>A test that needs a Unix system, and perhaps signals that arrive; elsewhere it is shown as skipped.</summary>
public sealed class UnixFactAttribute : FactAttribute
{
    private const int Interrupt = 2;

    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Windows has no signals, no /dev/full and no bash." : null!;

    /// <summary>Whether the test sends SIGINT, which a process that was started in the background may never get.</summary>
    public bool NeedsInterrupt
    {
        get => false;
        set
        {
            if (value && Skip is null && IsIgnored(Interrupt))
            {
                Skip = "The process that started the tests ignores SIGINT, and its children inherit that.";
            }
        }
    }

    /// <summary>Whether the test mounts a disk in a namespace of its own, which not every system lets a user do.</summary>
    public bool NeedsDisk
    {
        get => false;
        set
        {
            if (value && Skip is null && !MayMount.Value)
            {
                Skip = "This system does not let a user mount a disk in a separate namespace (unshare --user --mount).";
            }
        }
    }

    /// <summary>Whether the test makes machines and routers of network namespaces, which needs iptables and the right to make them.</summary>
    public bool NeedsNetworks
    {
        get => false;
        set
        {
            if (value && Skip is null && !MayRoute.Value)
            {
                Skip = "This system has no iptables, or does not let a user make network namespaces (unshare --user --net).";
            }
        }
    }

    /// <summary>Whether the test listens at ::1.</summary>
    public bool NeedsIpv6
    {
        get => false;
        set
        {
            if (value && Skip is null && !HasIpv6.Value)
            {
                Skip = "This system has no address ::1.";
            }
        }
    }

    private static Lazy<bool> MayMount { get; } = new(() => Runs(["--user", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "none", Path.GetTempPath()]));

    private static Lazy<bool> MayRoute { get; } = new(() => Runs(
    [
        "--user", "--map-root-user", "--net", "--mount", "sh", "-c",
        "mount -t tmpfs none /run && mkdir /run/netns && ip netns add a && ip link add name b type veth peer name c netns a"
        + " && ip netns exec a sh -c 'echo 1 > /proc/sys/net/ipv4/ip_forward && iptables -t nat -A POSTROUTING -j MASQUERADE'",
    ]));

    private static Lazy<bool> HasIpv6 { get; } = new(() =>
    {
        try
        {
            using var socket = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 0));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    });

    private static bool Runs(string[] unshare)
    {
        try
        {
            using var tried = Process.Start(new ProcessStartInfo("unshare", unshare) { RedirectStandardError = true })!;
            tried.WaitForExit();
            return tried.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static bool IsIgnored(int signal)
    {
        const string Status = "/proc/self/status";
        if (!File.Exists(Status))
        {
            return false;
        }

        var mask = File.ReadLines(Status).First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal))["SigIgn:".Length..].Trim();
        return (ulong.Parse(mask, NumberStyles.HexNumber, CultureInfo.InvariantCulture) & (1UL << (signal - 1))) != 0;
    }
}
