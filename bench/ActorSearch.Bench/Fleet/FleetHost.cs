using System.Globalization;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Settings;
using ActorSearch.TrainerNode.Hosting;
using Serilog.Events;

namespace ActorSearch.Bench.Fleet;

/// <summary>Many trainer nodes in one process, each with a folder and a slot.</summary>
internal static class FleetHost
{
    /// <summary>Runs them until the process is killed.</summary>
    /// <param name="nodes">How many.</param>
    /// <param name="areMembers">Whether each has an actor system with a socket of its own, like a trainer's program, or all share one.</param>
    /// <param name="coordinator">As host:port.</param>
    /// <param name="folder">For their folders and one log.</param>
    /// <param name="set">Settings of the nodes, each key=value.</param>
    public static async Task RunAsync(int nodes, bool areMembers, string coordinator, string folder, string[] set)
    {
        Directory.CreateDirectory(folder);
        using var log = LogFiles.Open(Path.Combine(folder, "log"), "fleet", LogEventLevel.Warning);
        List<TrainerFolder> folders = [.. Enumerable.Range(0, nodes).Select(_ => ((Checked<TrainerFolder>.Right)TrainerFolder.Take(folder)).Value)];
        var network = new NodeOptions(NodeRole.Trainer)
        {
            Coordinator = coordinator,
            Set = [.. set],
            Environment = NodeOptions.ProcessEnvironment(),
        };
        if (!areMembers)
        {
            await using var crowd = new Crowd(folders, network, log);
            await Task.Delay(Timeout.InfiniteTimeSpan).ConfigureAwait(false);
        }

        var running = folders.Select(own => Task.Run(() => TrainerRun.RunAsync(new TrainerOptions(network, 1, folder, Once: false), own, log, CancellationToken.None)));
        var ended = await Task.WhenAny(running).ConfigureAwait(false);
        await ended.ConfigureAwait(false);
        throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"A node of {nodes} ended."));
    }
}
