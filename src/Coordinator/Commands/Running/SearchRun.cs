using ActorSearch.Coordinator.Actors;
using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Network;
using ActorSearch.Shared.Protocol;
using ActorSearch.TrainerNode.Actors;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Stored;
using ActorSearch.TrainerNode.Hosting;
using Akka.Actor;

namespace ActorSearch.Coordinator.Commands.Running;

/// <summary>A search: a coordinator and, with slots, one trainer node in the same process; with a network, other nodes can join.</summary>
public static class SearchRun
{
    /// <summary>Of the actor system of a search.</summary>
    public const string Name = "search";

    private const int MostPrefetched = 512;

    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(30);

    /// <summary>Runs or resumes the search until it is completed or cancelled.</summary>
    /// <param name="data">Its SHA-256 is the one of the store.</param>
    /// <param name="store">Open for this run only; the caller disposes it.</param>
    /// <param name="cancellation">Interrupts the search: slots stop at the next batch; scored folds are stored.</param>
    public static async Task<SearchEnd> RunAsync(
        Experiment experiment, DataSet data, IStudy store, SearchOptions options, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Slots, options.Network is null ? 1 : 0, nameof(options));
        if (options.Network is { } network)
        {
            options = options with { Lease = network.Settings.GetTimeSpan("actorsearch.lease") };
        }

        FinishedStage.Free(data.Train.Inputs);
        var system = await (options.System ?? Task.FromResult(LocalSystem.Start(Name, options.Log))).ConfigureAwait(false);
        try
        {
            var end = new TaskCompletionSource<SearchEnd>(TaskCreationOptions.RunContinuationsAsynchronously);
            var rules = new SearchRules(options.Lease, MostLost: 3, Adopts: options.Network is not null) { Flags = options.Flags };
            var task = new SearchTask(experiment, store, rules, BuildId.Current, data, options);
            var coordinator = system.ActorOf(CoordinatorActor.Props(task, end), "coordinator");
            options.Watch?.Begin((action, answer) => coordinator.Tell(new ActionRequest(action, answer)));
            var own = new NodeId($"local-{Environment.ProcessId}");
            var node = options.Slots > 0 ? system.ActorOf(Embedded(own, data, options, coordinator), "node") : null;
            options.Network?.Enter(system => system.ActorOf(EndpointActor.Props(coordinator), EndpointActor.Name));

            await using var interruption = cancellation.Register(() =>
            {
                coordinator.Tell(new Interrupt(node is null ? null : own));
                node?.Tell(DrainNode.Instance);
                system.Scheduler.ScheduleTellOnce(options.Farewell, coordinator, LeaveTimeout.Instance, ActorRefs.NoSender);
            }).ConfigureAwait(false);
            Task nodeEnded = node is null ? end.Task : node.WatchAsync(CancellationToken.None);
            if (await Task.WhenAny(end.Task, nodeEnded).ConfigureAwait(false) != end.Task && !cancellation.IsCancellationRequested)
            {
                end.TrySetResult(new SearchEnd.Broken("The embedded trainer node stopped."));
            }

            var ended = await end.Task.ConfigureAwait(false);
            await coordinator.GracefulStop(LongestStop).ConfigureAwait(false);
            return ended;
        }
        finally
        {
            // On the pool, because what is left to do does not wait for it.
            var terminated = Task.Run(system.Terminate, CancellationToken.None);
            if (options.System is null) await terminated.ConfigureAwait(false);
        }
    }

    private static Props Embedded(NodeId own, DataSet data, SearchOptions options, ICanTell coordinator) => NodeActor.Props(
        new NodeSettings(
            own,
            "local",
            BuildId.Current,
            options.Slots,
            TimeSpan.FromTicks(Math.Min(options.Beat.Ticks, options.Lease.Ticks / 5)),
            options.Lease / 3,
            MostPrefetched)
        {
            Objectives = options.Objectives,
        },
        coordinator,
        _ => new Checked<DataSet>.Right(data),
        options.Log,
        options.Time);
}
