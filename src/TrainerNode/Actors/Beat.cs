namespace ActorSearch.TrainerNode.Actors;

/// <summary>Tells a node to let the coordinator hear of it now: at its times, and when the way there is new.</summary>
internal sealed record Beat
{
    public static Beat Instance { get; } = new();
}
