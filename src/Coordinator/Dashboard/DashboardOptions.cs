using System.Collections.Immutable;

namespace ActorSearch.Coordinator.Dashboard;

/// <summary>What was said of the page that a running search serves.</summary>
/// <param name="IsOff">Whether none is wanted.</param>
/// <param name="Address">IP address and port, or null for the usual one.</param>
/// <param name="TokenFile">A file with the token, or null.</param>
public sealed record DashboardOptions(bool IsOff, string? Address, string? TokenFile)
{
    /// <summary>By which it is reached beside its address.</summary>
    public ImmutableArray<string> Names { get; init; } = [];
}
