using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ActorSearch.Bench.Fleet;

/// <summary>A coordinator whose search trains nothing, and many trainer nodes in a few processes.</summary>
internal sealed class FleetRun : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly ScratchFolder _scratch = new();
    private readonly Process?[] _hosts;
    private readonly int _port = FreePort(), _nodes;
    private readonly bool _areMembers;
    private readonly string[] _set;
    private Process? _coordinator;
    private ServedPage? _page;

    /// <param name="nodes">How many trainer nodes.</param>
    /// <param name="processes">In how many processes.</param>
    /// <param name="areMembers">Whether each node is a member of the cluster, or only each process.</param>
    /// <param name="set">Settings of all nodes, each key=value.</param>
    public FleetRun(int nodes, int processes, bool areMembers, string[] set)
    {
        (_nodes, _areMembers, _set, _hosts) = (nodes, areMembers, set, new Process?[processes]);
        File.WriteAllText(Path.Combine(_scratch.Path, "noop.conf"), """
            name = fleet
            data { kind = noisy-curve }
            model { kind = noop, milliseconds = 100 }
            training { max-epochs = 10, early-stopping = false }
            validation { kind = k-fold, folds = 5 }
            space { model.variant = { int = [1, 100000] } }
            refit { restarts = 1 }
            """);
    }

    public Process Coordinator => _coordinator!;

    /// <summary>Nodes that the coordinator has now.</summary>
    public int Joined => _page!.Get("api/nodes").GetProperty("total").GetInt32();

    /// <summary>Folds that are counted.</summary>
    public long Done => _page!.Get("api/study").GetProperty("progress").GetProperty("done").GetInt64();

    public void StartCoordinator()
    {
        _page?.Dispose();
        var output = Path.Combine(_scratch.Path, "out");
        if (Directory.Exists(output)) File.Delete(Path.Combine(output, "dashboard.json"));
        _coordinator = ProgramRun.Coordinator(
            ["run", Path.Combine(_scratch.Path, "noop.conf"), "--out", output, "--port", $"{_port}", "--slots", "0", "--dashboard", "127.0.0.1:0", .. _set.SelectMany(set => (string[])["--set", set])]);
        _page = ServedPage.Of(_coordinator, output);
    }

    public void KillCoordinator()
    {
        _coordinator!.Kill();
        _coordinator.WaitForExit();
    }

    public void Pause() => _page!.Post("api/pause");

    public void Resume() => _page!.Post("api/resume");

    /// <summary>Starts the processes with these numbers.</summary>
    public void StartHosts(Range which)
    {
        var (first, count) = which.GetOffsetAndLength(_hosts.Length);
        for (var host = first; host < first + count; host++)
        {
            var nodes = (_nodes / _hosts.Length) + (host < _nodes % _hosts.Length ? 1 : 0);
            _hosts[host] = ProgramRun.Self(["--fleet-host", $"{nodes}", $"{_areMembers}", $"127.0.0.1:{_port}", Path.Combine(_scratch.Path, string.Create(CultureInfo.InvariantCulture, $"host{host}")), .. _set]);
        }
    }

    /// <summary>Kills the processes with these numbers.</summary>
    /// <returns>How many nodes were in them.</returns>
    public int KillHosts(Range which)
    {
        var (first, count) = which.GetOffsetAndLength(_hosts.Length);
        for (var host = first; host < first + count; host++)
        {
            _hosts[host]!.Kill();
            _hosts[host]!.WaitForExit();
        }

        return Enumerable.Range(first, count).Sum(host => (_nodes / _hosts.Length) + (host < _nodes % _hosts.Length ? 1 : 0));
    }

    /// <summary>Resident bytes of all processes with nodes, what they share counted for each.</summary>
    public long HostBytes() => _hosts.Sum(host =>
    {
        host!.Refresh();
        return host.WorkingSet64;
    });

    /// <summary>Processor seconds of all processes with nodes.</summary>
    public double HostSeconds() => _hosts.Sum(host => Seconds(host!));

    /// <summary>Processor seconds of a process.</summary>
    public static double Seconds(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime.TotalSeconds;
    }

    /// <summary>Waits for a condition.</summary>
    /// <returns>Seconds that it took; NaN where it never came.</returns>
    public static double Until(Func<bool> condition)
    {
        var start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(start) > Patience) return double.NaN;
            Thread.Sleep(200);
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    public void Dispose()
    {
        _page?.Dispose();
        foreach (var process in _hosts.Append(_coordinator).OfType<Process>())
        {
            if (!process.HasExited) process.Kill();
            process.WaitForExit();
            process.Dispose();
        }

        _scratch.Dispose();
    }

    private static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }
}
