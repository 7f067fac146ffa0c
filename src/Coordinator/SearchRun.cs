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

/// <summary>A whole search: a coordinator and, if it has slots, one trainer node in the same process; with a network others join them.</summary>
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
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Slots, options.Network is null ? 1 : 0, nameof(options));
        var started = Start(options);
        if (started is not Checked<ActorSystem>.Right(var system))
        {
            return new SearchEnd.NotStarted(((Checked<ActorSystem>.Wrong)started).Mistakes);
        }

        if (options.Network is not null)
        {
            options = options with { Lease = system.Settings.Config.GetTimeSpan("actorsearch.lease") };
        }

        IActorRef? coordinator = null;
        try
        {
            var end = new TaskCompletionSource<SearchEnd>(TaskCreationOptions.RunContinuationsAsynchronously);
            var rules = new SearchRules(options.Lease, MostLost: 3, Adopts: options.Network is not null);
            var task = new SearchTask(experiment, store, rules, ProtocolVersion.Build, data.Train, options);
            coordinator = system.ActorOf(CoordinatorActor.Props(task, end), "coordinator");
            var node = options.Slots > 0 ? system.ActorOf(Embedded(data, options, coordinator), "node") : null;
            await using var interruption = cancellation.Register(() => SayStop(system, coordinator, node, options.Farewell)).ConfigureAwait(false);
            Task nodeEnded = node is null ? end.Task : node.WatchAsync(CancellationToken.None);
            if (await Task.WhenAny(end.Task, nodeEnded).ConfigureAwait(false) != end.Task && !cancellation.IsCancellationRequested)
            {
                end.TrySetResult(new SearchEnd.Broken("The embedded trainer node ended; the log says why."));
            }

            return await end.Task.ConfigureAwait(false);
        }
        finally
        {
            await End(system, coordinator).ConfigureAwait(false);
        }
    }

    private static Checked<ActorSystem> Start(SearchOptions options) => options.Network is { } network
        ? NodeSystem.Start(network, new AkkaLogSetup(options.Log))
        : new Checked<ActorSystem>.Right(ActorSystem.Create(NodeSystem.Name, ActorSystemSetup.Create(
            BootstrapSetup.Create().WithConfig(ConfigurationFactory.ParseString(Hocon)), new AkkaLogSetup(options.Log))));

    private static Props Embedded(DataSet data, SearchOptions options, ICanTell coordinator) => NodeActor.Props(
        new NodeSettings(
            new NodeId($"local-{Environment.ProcessId}"),
            "local",
            ProtocolVersion.Build,
            options.Slots,
            TimeSpan.FromTicks(Math.Min(options.Beat.Ticks, options.Lease.Ticks / 5)),
            options.Lease / 3,
            MostPrefetched),
        coordinator,
        _ => new Checked<DataSet>.Right(data),
        options.Log,
        options.Time);

    // Without slots of its own nothing is to be waited for: what trainer nodes have goes on there.
    private static void SayStop(ActorSystem system, IActorRef coordinator, IActorRef? node, TimeSpan farewell)
    {
        coordinator.Tell(Interrupt.Instance);
        if (node is null)
        {
            coordinator.Tell(GiveUpWaiting.Instance);
            return;
        }

        node.Tell(Drain.Instance);
        system.Scheduler.ScheduleTellOnce(farewell, coordinator, GiveUpWaiting.Instance, ActorRefs.NoSender);
    }

    // The store is the caller's again when the coordinator has stopped; leaving a cluster with unreachable members may take longer than anyone waits.
    private static async Task End(ActorSystem system, IActorRef? coordinator)
    {
        if (coordinator is not null)
        {
            await coordinator.GracefulStop(TimeSpan.FromSeconds(30)).ConfigureAwait(false);
        }

        await Task.WhenAny(system.Terminate(), Task.Delay(TimeSpan.FromSeconds(5), CancellationToken.None)).ConfigureAwait(false);
    }
}
