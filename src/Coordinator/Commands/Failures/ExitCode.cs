namespace ActorSearch.Coordinator.Commands.Failures;

/// <summary>What the program ends with.</summary>
public static class ExitCode
{
    /// <summary>All is done.</summary>
    public const int Done = 0;

    /// <summary>A bug of ours, or two runs of the same search that differ.</summary>
    public const int Broken = 1;

    /// <summary>The user's mistake; nothing was changed.</summary>
    public const int Mistake = 2;

    /// <summary>The search is finished, but folds failed.</summary>
    public const int FoldsFailed = 3;

    /// <summary>Interrupted by Ctrl-C or SIGTERM; the same command goes on from there.</summary>
    public const int Interrupted = 130;
}
