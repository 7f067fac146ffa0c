namespace ActorSearch.Coordinator.Commands.Failures;

/// <summary>What a user hears of a bug of ours.</summary>
internal static class BugReport
{
    /// <summary>One sentence; the trace is in the log.</summary>
    /// <param name="bug">What was thrown.</param>
    /// <param name="log">Where the log lies.</param>
    public static string Sentence(Exception bug, string log) =>
        $"something broke that should not, {bug.GetType().Name}: {bug.Message.ReplaceLineEndings(" ").TrimEnd('.')}; "
        + $"the log tells more: {log}";
}
