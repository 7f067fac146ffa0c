namespace ActorSearch.TrainerNode.Actors.Delivery;

/// <summary>What a node's connection says of the coordinator.</summary>
/// <param name="IsLost">Whether it cannot be reached at present.</param>
internal sealed record Contact(bool IsLost);
