using ActorSearch.Shared.Experiments.Kinds;

namespace ActorSearch.Shared.Validation.Groups;

/// <summary>Which validation divides the classes or labels evenly.</summary>
public static class StratifiedKind
{
    /// <summary>The name of the kind that does so and keeps together what this one keeps together; null where there is none: no kind stratifies by time.</summary>
    /// <param name="hasLabels">Whether a row can have several labels.</param>
    public static string? For(ValidationSettings validation, bool hasLabels) => validation switch
    {
        _ when hasLabels => validation is KFold ? "stratified-label-k-fold" : null,
        LeaveOneGroupOut or { UsesTimes: true } => null,
        HoldoutSettings { UsesGroups: false } => "stratified-holdout",
        { UsesGroups: true } => "stratified-group-k-fold",
        _ => "stratified-k-fold",
    };
}
