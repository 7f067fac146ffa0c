using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Protocol;
using ActorSearch.TrainerNode.Actors.Delivery;
using ActorSearch.TrainerNode.Objectives;

namespace ActorSearch.TrainerNode.Actors;

/// <summary>Who a node is, and how patient.</summary>
/// <param name="Node">One incarnation of it.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Build">See <see cref="Register.Build"/>.</param>
/// <param name="Slots">Trainings at a time, ≥ 1.</param>
/// <param name="Beat">Time between two heartbeats; several must fit into a lease.</param>
/// <param name="Patience">How long it waits for an answer before it sends a message again.</param>
/// <param name="MostPrefetched">Most units of work of a slot beyond the one that it trains.</param>
public sealed record NodeSettings(
    NodeId Node, string Name, string Build, int Slots, TimeSpan Beat, TimeSpan Patience, int MostPrefetched)
{
    /// <summary>What it can train.</summary>
    public ObjectiveCatalog Objectives { get; init; } = BuiltIn.Objectives;

    /// <summary>Gives an experiment the paths of this node, and brings files that are missing; gets what the coordinator offers now. Called off the actor's thread.</summary>
    public Func<Experiment, Func<DataOffer?>, CancellationToken, Task<Checked<Experiment>>> Receive { get; init; } =
        (experiment, _, _) => Task.FromResult<Checked<Experiment>>(new Checked<Experiment>.Right(experiment));

    /// <summary>Collects warnings of the process's log for the coordinator; null if both write the same log.</summary>
    public WarningBuffer? Trouble { get; init; }

    /// <summary>Called at the end of a search, with the reason why the node could not serve it, or null.</summary>
    public Action<string?> Over { get; init; } = _ => { };

    /// <summary>The node's metrics; null if they are not read.</summary>
    public NodeMetrics? Metrics { get; init; }
}
