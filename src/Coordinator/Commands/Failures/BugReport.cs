namespace ActorSearch.Coordinator.Commands.Failures;

/// <summary>The message for an internal error.</summary>
internal static class BugReport
{
    /// <summary>One sentence; the stack trace is in the log.</summary>
    /// <param name="log">The folder of the log.</param>
    public static string Sentence(Exception bug, string log) =>
        $"Internal error ({bug.GetType().Name}): {bug.Message.ReplaceLineEndings(" ").TrimEnd('.')}. "
        + $"Details: {log}";
}
