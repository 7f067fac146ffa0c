using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Checking;

namespace ActorSearch.Coordinator.Commands.Failures;

/// <summary>Tells a user what is wrong: a line a mistake, without a control character that a file may have brought.</summary>
internal static class MistakePrinter
{
    /// <summary>Prints the mistakes.</summary>
    /// <returns>The exit code of a mistake.</returns>
    public static int Print(TextWriter error, params IEnumerable<Mistake> mistakes)
    {
        foreach (var mistake in mistakes)
        {
            error.WriteLine(OneLine.Of(mistake.ToString()));
        }

        return ExitCode.Mistake;
    }
}
