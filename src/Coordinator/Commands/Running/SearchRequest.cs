using ActorSearch.Coordinator.Dashboard;
using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Settings;

namespace ActorSearch.Coordinator.Commands.Running;

/// <summary>A search that may be run more than once.</summary>
/// <param name="Prepared">What is searched.</param>
/// <param name="Log">How much is logged, and where to.</param>
/// <param name="Slots">Trainings at a time.</param>
/// <param name="Network">Where trainer nodes are to find it; null without.</param>
/// <param name="Interruption">Ends it before its time.</param>
internal sealed record SearchRequest(
    Preparation Prepared, LogSettings Log, int Slots, NodeOptions? Network, CancellationToken Interruption)
{
    /// <summary>Where the page to watch it by is served; null for none.</summary>
    public DashboardPlace? Dashboard { get; init; }

    /// <summary>Whether folds are tried again that earlier runs gave up.</summary>
    public bool RetryQuarantined { get; init; }
}
