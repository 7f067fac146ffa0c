using ActorSearch.Abstractions;

namespace ActorSearch.TrainerNode.Objectives;

/// <summary>The end of a run, when all its trainings have theirs.</summary>
internal static class RunEnd
{
    /// <summary>Disposes a run; one that cannot clean up must not end the process.</summary>
    public static void Dispose(IObjectiveRun? run)
    {
        try
        {
            run?.Dispose();
        }
#pragma warning disable CA1031 // Code of users may throw anything, and nothing depends on it any more.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }
}
