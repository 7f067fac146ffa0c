using System.Collections.Immutable;
using ActorSearch.Abstractions;

namespace ActorSearch.Shared.Experiments.Kinds;

/// <summary>An objective of a plug-in, or of a C# program that searches by itself.</summary>
/// <param name="Name">See <see cref="IObjective.Name"/>.</param>
/// <param name="Plugins">Names of the plug-ins among which it is.</param>
/// <param name="Sha256">Of their folders: two nodes with the same run the same code. Null: the objective is an object of a program, which alone can train it.</param>
/// <param name="Reads">What it reads of the data.</param>
/// <param name="Timeout">Longest time of one training; null: no limit.</param>
/// <param name="Grace">Time between the request to end and the end of the waiting.</param>
public sealed record PluginSettings(string Name, ImmutableArray<string> Plugins, string? Sha256, DataNeed Reads, TimeSpan? Timeout, TimeSpan Grace)
    : ObjectiveSettings(Name)
{
    /// <summary>Whether it is trained in a process of its own.</summary>
    public bool IsIsolated { get; init; }

    /// <inheritdoc/>
    public override string WhereAbsent => Sha256 is null
        ? $"the objective {Name} is a class of a C# program, which searches by itself with the package ActorSearch. Run that program, or make the class a plug-in."
        : base.WhereAbsent;
}
