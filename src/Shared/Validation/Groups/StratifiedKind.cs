using ActorSearch.Shared.Experiments.Kinds;

namespace ActorSearch.Shared.Validation.Groups;

/// <summary>Which validation divides the classes evenly.</summary>
public static class StratifiedKind
{
    /// <summary>The name of the kind that does so and keeps together what this one keeps together; null where there is none: no kind stratifies by time.</summary>
    public static string? For(ValidationSettings validation) => validation switch
    {
        LeaveOneGroupOut or { UsesTimes: true } => null,
        HoldoutSettings { UsesGroups: false } => "stratified-holdout",
        { UsesGroups: true } => "stratified-group-k-fold",
        _ => "stratified-k-fold",
    };
}
