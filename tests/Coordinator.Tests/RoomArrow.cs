namespace ActorSearch.Coordinator.Tests;

/// <summary>A type uses another; a room is a namespace.</summary>
internal sealed record RoomArrow(string FromRoom, string User, string ToRoom, string Used);
