using ActorSearch.Coordinator.Dashboard;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Settings;

namespace ActorSearch.Coordinator.Commands.Running;

/// <summary>A search that can run more than once.</summary>
/// <param name="Slots">Parallel trainings in this process.</param>
/// <param name="Network">Null: without trainer nodes.</param>
/// <param name="Interruption">Interrupts the search.</param>
internal sealed record SearchRequest(
    Preparation Prepared, LogSettings Log, int Slots, NodeOptions? Network, CancellationToken Interruption)
{
    /// <summary>Null: without a dashboard.</summary>
    public DashboardPlace? Dashboard { get; init; }

    /// <summary>How the user names the output folder.</summary>
    public FolderWords Words { get; init; } = FolderWords.Options;

    public RunFlags Flags { get; init; } = new();

    /// <summary>Whether a second run must have the same digest.</summary>
    public bool IsVerified { get; init; }

    /// <summary>Folder of plug-ins; null: none.</summary>
    public string? Plugins { get; init; }

    /// <summary>The experiment file; null: made in code.</summary>
    public string? File { get; init; }
}
