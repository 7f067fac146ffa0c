using ActorSearch.Shared.Protocol;
using ActorSearch.TrainerNode.Actors.Delivery;

namespace ActorSearch.TrainerNode.Actors;

/// <summary>Who a node is, and how patient.</summary>
/// <param name="Node">One life of it.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Build">See <see cref="Register.Build"/>.</param>
/// <param name="Slots">Trainings at a time, ≥ 1.</param>
/// <param name="Beat">Time between two heartbeats; several must fit into a lease.</param>
/// <param name="Patience">How long it waits for an answer before it says a thing again.</param>
/// <param name="MostPrefetched">Units of work a slot, beyond the one it trains, at the most.</param>
public sealed record NodeSettings(
    NodeId Node, string Name, string Build, int Slots, TimeSpan Beat, TimeSpan Patience, int MostPrefetched)
{
    /// <summary>Where the process's log puts what the coordinator is to be told of; null where both write one log.</summary>
    public TroubleBox? Trouble { get; init; }

    /// <summary>Called at the end of a search, with the reason why the node could not serve it, or null.</summary>
    public Action<string?> Over { get; init; } = _ => { };

    /// <summary>Told what happens, in figures; null where nobody reads them.</summary>
    public NodeMetrics? Metrics { get; init; }
}
