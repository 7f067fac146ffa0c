using ActorSearch.Coordinator.Actors;
using ActorSearch.Coordinator.State;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Wire;
using ActorSearch.TrainerNode.Actors;
using ActorSearch.TrainerNode.Data;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;

namespace ActorSearch.Coordinator;

/// <summary>A whole search in one process: a coordinator and one trainer node in an actor system without network.</summary>
public static class SearchRun
{
    private const int MostPrefetched = 512;

    /// <summary>What the embedded system needs of Akka's settings: its log goes to ours, and nothing listens for Ctrl-C or process exit.</summary>
    private const string Hocon = """
        akka {
          loglevel = INFO
          stdout-loglevel = OFF
          loggers = ["ActorSearch.Shared.Wire.AkkaLog, ActorSearch.Shared"]
          actor.guardian-supervisor-strategy = "Akka.Actor.StoppingSupervisorStrategy"
          log-dead-letters = off
          log-dead-letters-during-shutdown = off
          coordinated-shutdown.run-by-clr-shutdown-hook = off
          coordinated-shutdown.exit-clr = off
        }
        """;

    /// <summary>Runs the search, or goes on with it, to its end or until it is cancelled.</summary>
    /// <param name="experiment">What to search.</param>
    /// <param name="data">Its data; the SHA-256 is the store's.</param>
    /// <param name="store">Open for this run alone; the caller disposes it afterwards.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Interrupts it: slots stop at the next batch, and what is scored is stored.</param>
    public static async Task<SearchEnd> RunAsync(
        Experiment experiment, DataSet data, StudyStore store, SearchOptions options, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Slots, 1, nameof(options));
        var system = ActorSystem.Create("actorsearch", ActorSystemSetup.Create(
            BootstrapSetup.Create().WithConfig(ConfigurationFactory.ParseString(Hocon)), new AkkaLogSetup(options.Log)));
        try
        {
            var end = new TaskCompletionSource<SearchEnd>(TaskCreationOptions.RunContinuationsAsynchronously);
            var rules = new SearchRules(options.Lease, MostLost: 3, Adopts: false);
            var task = new SearchTask(experiment, store, rules, ProtocolVersion.Build, data.Train, options);
            var coordinator = system.ActorOf(CoordinatorActor.Props(task, end), "coordinator");
            var settings = new NodeSettings(
                new NodeId($"local-{Environment.ProcessId}"),
                "local",
                ProtocolVersion.Build,
                options.Slots,
                options.Beat,
                options.Lease / 3,
                MostPrefetched);
            var node = system.ActorOf(
                NodeActor.Props(settings, coordinator, _ => new Checked<DataSet>.Right(data), options.Log, options.Time), "node");

            await using var interruption = cancellation.Register(() =>
            {
                coordinator.Tell(Interrupt.Instance);
                node.Tell(Drain.Instance);
                system.Scheduler.ScheduleTellOnce(options.Farewell, coordinator, GiveUpWaiting.Instance, ActorRefs.NoSender);
            }).ConfigureAwait(false);
            var nodeEnded = node.WatchAsync(CancellationToken.None);
            if (await Task.WhenAny(end.Task, nodeEnded).ConfigureAwait(false) == nodeEnded && !cancellation.IsCancellationRequested)
            {
                end.TrySetResult(new SearchEnd.Broken("The embedded trainer node ended; the log says why."));
            }

            return await end.Task.ConfigureAwait(false);
        }
        finally
        {
            await system.Terminate().ConfigureAwait(false);
        }
    }
}
