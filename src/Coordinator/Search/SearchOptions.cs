using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Network;
using ActorSearch.Shared.Protocol;
using ActorSearch.TrainerNode;
using ActorSearch.TrainerNode.Objectives;
using Akka.Actor;
using Serilog;

namespace ActorSearch.Coordinator.Search;

/// <summary>Options of a run that do not change results.</summary>
/// <param name="Slots">Trainings at a time in this process, ≥ 1; 0 where there is a network.</param>
/// <param name="Log">Gets an event for each thing that happens.</param>
/// <param name="Progress">Called at most several times a second, and once at the end; from one thread at a time.</param>
public sealed record SearchOptions(int Slots, ILogger Log, IProgress<SearchProgress> Progress)
{
    /// <summary>Time between two reports of progress.</summary>
    public TimeSpan ProgressPause { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Where trainer nodes find the search; the caller began it, and leaves it. Null where this process is alone. The lease is then one of the
    /// network's settings.
    /// </summary>
    public ReconnectingNetwork? Network { get; init; }

    /// <summary>Where trainer nodes fetch files that they do not have; null where they are not sent.</summary>
    public DataOffer? Sends { get; init; }

    /// <summary>Watches the search and requests actions; null without a dashboard.</summary>
    public SearchWatch? Watch { get; init; }

    public RunFlags Flags { get; init; } = new();

    /// <summary>The actor system of the search, which begins to terminate it; the caller waits for its end. Null: the search starts one, and waits.</summary>
    public Task<ActorSystem>? System { get; init; }

    /// <summary>What the trainer node of this process can train.</summary>
    public ObjectiveCatalog Objectives { get; init; } = BuiltIn.Objectives;

    /// <summary>How long an attempt stays a node's without a heartbeat.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Time between two heartbeats.</summary>
    public TimeSpan Beat { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long an interrupted search waits for its slots.</summary>
    public TimeSpan Farewell { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Monotonic timestamps for leases, and the time of day for the log of attempts.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
