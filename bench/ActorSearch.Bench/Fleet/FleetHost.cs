using System.Globalization;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Settings;
using ActorSearch.TrainerNode.Hosting;
using Serilog.Events;

namespace ActorSearch.Bench.Fleet;

/// <summary>Many trainer nodes in one process, each as a program of its own has it: a folder, an actor system with its own socket, a slot.</summary>
internal static class FleetHost
{
    /// <summary>Runs them until the process is killed.</summary>
    /// <param name="nodes">How many.</param>
    /// <param name="coordinator">As host:port.</param>
    /// <param name="folder">For their folders and one log.</param>
    /// <param name="set">Settings of the nodes, each key=value.</param>
    public static async Task RunAsync(int nodes, string coordinator, string folder, string[] set)
    {
        Directory.CreateDirectory(folder);
        using var log = LogFiles.Open(Path.Combine(folder, "log"), "fleet", LogEventLevel.Warning);
        List<Task> running = [];
        for (var node = 0; node < nodes; node++)
        {
            var taken = TrainerFolder.Take(folder);
            var own = ((Checked<TrainerFolder>.Right)taken).Value;
            var options = new TrainerOptions(
                new NodeOptions(NodeRole.Trainer) { Coordinator = coordinator, Set = [.. set], Environment = NodeOptions.ProcessEnvironment() }, 1, folder, Once: false);
            running.Add(Task.Run(() => TrainerRun.RunAsync(options, own, log, CancellationToken.None)));
        }

        var ended = await Task.WhenAny(running).ConfigureAwait(false);
        await ended.ConfigureAwait(false);
        throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"A node of {nodes} ended."));
    }
}
