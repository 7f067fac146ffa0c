using System.Globalization;

namespace ActorSearch.Bench.Fleet;

/// <summary>
/// Many real trainer nodes over loopback: how long until all have joined, what they cost at rest, how fast they are back after a third was killed and after
/// the coordinator was.
/// </summary>
internal static class FleetReport
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(20);

    /// <param name="nodes">How many.</param>
    /// <param name="processes">In how many processes.</param>
    /// <param name="areMembers">Whether each node is a member of the cluster, or only each process.</param>
    /// <param name="set">Settings of all nodes, each key=value.</param>
    public static void Print(int nodes, int processes, bool areMembers, string[] set)
    {
        using var fleet = new FleetRun(nodes, processes, areMembers, set);
        fleet.StartCoordinator();
        fleet.Pause();
        var (before, used) = (Resident(fleet), FleetRun.Seconds(fleet.Coordinator));
        fleet.StartHosts(..);
        Console.WriteLine($"{nodes} nodes in {processes} processes, each {(areMembers ? "node" : "process")} a member of the cluster with its own socket{(set.Length > 0 ? $" with {string.Join(", ", set)}" : "")}.");
        Console.WriteLine();
        Console.WriteLine("| what | seen | wanted |");
        Console.WriteLine("|---|---:|---:|");
        var joined = FleetRun.Until(() => fleet.Joined >= nodes);
        Row("seconds from the start of their processes until all have joined", joined, "≤ 60");
        if (double.IsNaN(joined))
        {
            Console.WriteLine();
            Console.WriteLine($"Only {fleet.Joined} have joined, so nothing else was measured: this machine has too few processors for {nodes} nodes.");
            return;
        }

        Row("processor seconds of their processes until then", fleet.HostSeconds(), "");
        Row("processor seconds of the coordinator until then", FleetRun.Seconds(fleet.Coordinator) - used, "");
        Thread.Sleep(Rest);
        var (coordinator, hosts) = (FleetRun.Seconds(fleet.Coordinator), fleet.HostSeconds());
        Thread.Sleep(Rest);
        Row("processor of the coordinator at rest, % of a core", (FleetRun.Seconds(fleet.Coordinator) - coordinator) / Rest.TotalSeconds * 100, "≤ 25");
        Row("processor of a node at rest, % of a core", (fleet.HostSeconds() - hosts) / Rest.TotalSeconds / nodes * 100, "");
        Row("kB of the coordinator for a node", (Resident(fleet) - before) / 1e3 / nodes, "≤ 100");
        Row("kB of a node in its process", fleet.HostBytes() / 1e3 / nodes, "");

        fleet.Resume();
        FleetRun.Until(() => fleet.Done > nodes);
        var done = fleet.Done;
        Thread.Sleep(Rest);
        Row("folds of one second each that are counted in a second", (fleet.Done - done) / Rest.TotalSeconds, $"{nodes}");

        var killed = fleet.KillHosts(..(processes / 3));
        Row($"seconds until the coordinator has given up {killed} killed nodes", FleetRun.Until(() => fleet.Joined <= nodes - killed), "");
        fleet.StartHosts(..(processes / 3));
        Row("seconds from their start until all are back", FleetRun.Until(() => fleet.Joined >= nodes), "≤ 60");

        fleet.KillCoordinator();
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        fleet.StartCoordinator();
        var counted = fleet.Done;
        FleetRun.Until(() => fleet.Done > counted);
        Row("seconds from the restart of the coordinator until it has counted a fold", System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds, "≤ 15");
        FleetRun.Until(() => fleet.Joined >= nodes);
        Row("seconds from its restart until all nodes are back", System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds, "");
    }

    private static double Resident(FleetRun fleet)
    {
        fleet.Coordinator.Refresh();
        return fleet.Coordinator.WorkingSet64;
    }

    private static void Row(string what, double seen, string wanted)
    {
        Console.WriteLine($"| {what} | {seen.ToString("f1", CultureInfo.InvariantCulture)} | {wanted} |");
        Console.Out.Flush();
    }
}
