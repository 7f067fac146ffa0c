using System.Collections.Immutable;

namespace ActorSearch.Shared.Sending;

/// <summary>A plug-in that a coordinator sends.</summary>
/// <param name="Name">As experiments call it: the name of its folder.</param>
/// <param name="Files">All files of the folder.</param>
public sealed record SentPlugin(string Name, ImmutableArray<SentFile> Files);
