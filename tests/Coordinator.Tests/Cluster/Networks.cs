using System.Diagnostics;
using System.Globalization;

namespace ActorSearch.Coordinator.Tests.Cluster;

/// <summary>
/// A network of its own: an internet in which one machine is, and two more behind routers that masquerade what leaves them. The first router
/// publishes port 4053 of the machine behind it, which listens at another one. Two further machines have IPv6 alone. Gone with the test.
/// </summary>
internal sealed class Networks : IDisposable
{
    /// <summary>The machines, and what they find themselves at; <see cref="Behind"/> is reached as <see cref="Published"/>.</summary>
    public const string Behind = "c", Published = "203.0.113.7", Hidden = "a", HiddenAddress = "192.168.2.2", Open = "b", OpenAddress = "203.0.113.9";

    /// <summary>Machines that have no IPv4 address but the loopback's, the names that lead to them, and their addresses.</summary>
    public const string Six = "d", SixName = "d.test", SixAddress = "fd00::d", AlsoSix = "e", AlsoSixName = "e.test", AlsoSixAddress = "fd00::e";

    public const int Port = 4053, Inner = 14053;

    private readonly Process _shell;

    private Networks(Process shell) => _shell = shell;

    /// <summary>The commands that make it; they end when their input does.</summary>
    public static string Script => string.Create(CultureInfo.InvariantCulture, $$"""
        set -e
        mount -t tmpfs none /run
        mkdir /run/netns
        space() { ip netns add "$1"; ip -n "$1" link set dev lo up; }
        wire() { # SPACE DEVICE ADDRESS: to the internet
          ip -n "$1" link add name "$2" type veth peer name "to-$1" netns net
          ip -n net link set dev "to-$1" master bridge up
          ip -n "$1" address add "$3/24" dev "$2"; ip -n "$1" link set dev "$2" up
        }
        behind() { # SPACE ADDRESS-OF-ROUTER ADDRESS PUBLIC-ADDRESS
          space "$1"; space "router-$1"; wire "router-$1" wan "$4"
          ip -n "router-$1" link add name lan type veth peer name eth0 netns "$1"
          ip -n "router-$1" address add "$2/24" dev lan; ip -n "router-$1" link set dev lan up
          ip -n "$1" address add "$3/24" dev eth0; ip -n "$1" link set dev eth0 up
          ip -n "$1" route add default via "$2"
          ip netns exec "router-$1" sh -c 'echo 1 > /proc/sys/net/ipv4/ip_forward'
          ip netns exec "router-$1" iptables -t nat -A POSTROUTING -o wan -j MASQUERADE
        }
        space net; ip -n net link add name bridge type bridge; ip -n net link set dev bridge up
        space {{Open}}; wire {{Open}} eth0 {{OpenAddress}}
        behind {{Behind}} 192.168.1.1 192.168.1.2 {{Published}}
        behind {{Hidden}} 192.168.2.1 {{HiddenAddress}} 203.0.113.8
        space {{Six}}; space {{AlsoSix}}; ip -n {{Six}} link add name eth0 type veth peer name eth0 netns {{AlsoSix}}
        ip -n {{Six}} address add {{SixAddress}}/64 dev eth0 nodad; ip -n {{Six}} link set dev eth0 up
        ip -n {{AlsoSix}} address add {{AlsoSixAddress}}/64 dev eth0 nodad; ip -n {{AlsoSix}} link set dev eth0 up
        printf '127.0.0.1 localhost\n::1 localhost\n{{SixAddress}} {{SixName}}\n{{AlsoSixAddress}} {{AlsoSixName}}\n' > /run/hosts
        mount --bind /run/hosts /etc/hosts
        ip netns exec router-{{Behind}} iptables -t nat -A PREROUTING -i wan -p tcp --dport {{Port}} -j DNAT --to-destination 192.168.1.2:{{Inner}}
        echo ready
        exec cat
        """);

    public static Networks Make()
    {
        var shell = Process.Start(new ProcessStartInfo("unshare", ["--user", "--map-root-user", "--net", "--mount", "sh", "-c", Script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        Assert.Equal("ready", shell.StandardOutput.ReadLine());
        return new Networks(shell);
    }

    /// <summary>What a command line begins with to run on a machine.</summary>
    public string[] On(string machine) =>
    [
        "nsenter", "--target", string.Create(CultureInfo.InvariantCulture, $"{_shell.Id}"), "--user", "--mount", "--net", "--preserve-credentials",
        "ip", "netns", "exec", machine,
    ];

    public void Dispose()
    {
        _shell.StandardInput.Close();
        _shell.WaitForExit(Site.Patience);
        _shell.Dispose();
    }
}
