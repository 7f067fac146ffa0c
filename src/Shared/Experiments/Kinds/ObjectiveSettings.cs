using System.Collections.Immutable;
using ActorSearch.Abstractions;
using ActorSearch.Shared.Checking;

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

    /// <summary>A sentence for a process that has no objective of this name.</summary>
    public virtual string WhereAbsent => $"this process has no objective called {Name}.";

    /// <summary>Why this machine cannot train it; null if it can. Asked on each node before it takes work.</summary>
    /// <param name="parameters">Names of the hyperparameters.</param>
    public virtual Mistake? Check(IEnumerable<string> parameters) => null;
}
