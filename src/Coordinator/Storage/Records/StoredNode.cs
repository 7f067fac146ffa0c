using ActorSearch.Shared.Protocol;

namespace ActorSearch.Coordinator.Storage.Records;

/// <summary>The outcomes of a node's attempts, counted, since the node started.</summary>
/// <param name="Node">Which incarnation.</param>
/// <param name="Name">What people call it; null where the study was written before names were kept.</param>
/// <param name="Given">All.</param>
/// <param name="Open">Without an end so far.</param>
/// <param name="Counted">With a counted result.</param>
/// <param name="Lost">The node fell silent with them.</param>
/// <param name="Crashed">They broke off.</param>
/// <param name="Returned">Handed back, or never arrived: not charged.</param>
public sealed record StoredNode(NodeId Node, string? Name, int Given, int Open, int Counted, int Lost, int Crashed, int Returned);
