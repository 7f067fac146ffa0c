using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.Coordinator.Storage.Records;

/// <summary>A configuration as the store knows it.</summary>
/// <param name="Index">Its index in the latest run.</param>
public sealed record DrawnConfiguration(int Index, ConfigurationKey Key, ImmutableArray<Choice> Choices)
{
    /// <summary>Of its net.</summary>
    public long Parameters { get; init; }
}
