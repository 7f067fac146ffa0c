using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Network;
using Serilog;

namespace ActorSearch.Coordinator.Search;

/// <summary>How a search is run, none of which bears on its results.</summary>
/// <param name="Slots">Trainings at a time in this process, ≥ 1; 0 where there is a network.</param>
/// <param name="Log">Gets an event for each thing that happens.</param>
/// <param name="Progress">Told several times a second at the most, and once at the end; from one thread at a time.</param>
public sealed record SearchOptions(int Slots, ILogger Log, IProgress<SearchProgress> Progress)
{
    /// <summary>Time between two tellings.</summary>
    public TimeSpan ProgressPause { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Where trainer nodes find the search; the caller began it, and leaves it. Null where this process is alone. The lease is then one of the
    /// network's settings.
    /// </summary>
    public LastingNetwork? Network { get; init; }

    /// <summary>Who looks on and may ask for things; null where nobody does.</summary>
    public SearchWatch? Watch { get; init; }

    /// <summary>Whether folds are tried again that earlier runs gave up.</summary>
    public bool RetryQuarantined { get; init; }

    /// <summary>How long an attempt stays a node's without a heartbeat.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Time between two heartbeats.</summary>
    public TimeSpan Beat { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long an interrupted search waits for its slots.</summary>
    public TimeSpan Farewell { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Monotonic timestamps for leases, and the time of day for the log of attempts.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
