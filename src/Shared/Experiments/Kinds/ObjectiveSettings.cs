using System.Collections.Immutable;
using ActorSearch.Abstractions;

namespace ActorSearch.Shared.Experiments.Kinds;

/// <summary>What a search trains instead of nets; one record for each kind.</summary>
/// <param name="Name">Its name in the catalog of a node.</param>
public abstract record ObjectiveSettings(string Name)
{
    /// <summary>Files that it needs beside the data, as the experiment names them; their bytes are part of the data's SHA-256.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>What it reports beside losses, in ordinal order of the names.</summary>
    public ImmutableArray<ObjectiveMetric> Metrics { get; init; } = [];

    /// <summary>Whether it promises the same bits for the same task.</summary>
    public bool IsRepeatable { get; init; } = true;
}
