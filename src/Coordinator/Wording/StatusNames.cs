using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Wording;

/// <summary>The names of statuses in files and tables.</summary>
internal static class StatusNames
{
    public static string Describe(ConfigurationStatus status) => status switch
    {
        ConfigurationStatus.Incomplete => "incomplete",
        ConfigurationStatus.Scored => "scored",
        ConfigurationStatus.NotFinite => "not-finite",
        ConfigurationStatus.Pruned => "pruned",
        ConfigurationStatus.Failed => "failed",
        ConfigurationStatus.Quarantined => "quarantined",
        ConfigurationStatus.Infeasible => "infeasible",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a status."),
    };

    public static string Describe(FoldStatus status) => status switch
    {
        FoldStatus.Pending => "pending",
        FoldStatus.Scored => "scored",
        FoldStatus.Pruned => "pruned",
        FoldStatus.Failed => "failed",
        FoldStatus.Quarantined => "quarantined",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a status."),
    };
}
