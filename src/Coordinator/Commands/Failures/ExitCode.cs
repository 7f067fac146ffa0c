namespace ActorSearch.Coordinator.Commands.Failures;

/// <summary>The exit codes of the program.</summary>
public static class ExitCode
{
    public const int Done = 0;

    /// <summary>An internal error, or two runs of the same search with different digests.</summary>
    public const int Broken = 1;

    /// <summary>The user's mistake; nothing was changed.</summary>
    public const int Mistake = 2;

    /// <summary>The search is finished, but folds failed.</summary>
    public const int FoldsFailed = 3;

    /// <summary>Interrupted by Ctrl-C or SIGTERM; the same command resumes.</summary>
    public const int Interrupted = 130;
}
