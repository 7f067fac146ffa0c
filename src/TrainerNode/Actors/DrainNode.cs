namespace ActorSearch.TrainerNode.Actors;

/// <summary>A command to a node in its own process: hand back all work, send what is finished, then stop.</summary>
public sealed record DrainNode
{
    public static DrainNode Instance { get; } = new();
}
