namespace ActorSearch.Coordinator.State.Facts;

/// <summary>
/// Flags of the command line that do not change results. They pass from the command to what reads them as one value, so that a new flag is an option of the
/// command, a property here and the place that reads it.
/// </summary>
public sealed record RunFlags
{
    /// <summary>Whether folds that earlier runs quarantined are tried again.</summary>
    public bool RetryQuarantined { get; init; }

    /// <summary>Whether trainers that do not have the files of the experiment fetch them from the coordinator.</summary>
    public bool SendsData { get; init; }
}
