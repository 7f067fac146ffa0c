using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Checking;

namespace ActorSearch.Coordinator.Commands.Failures;

/// <summary>Prints one line per mistake; control characters from files are replaced.</summary>
internal static class MistakePrinter
{
    /// <returns><see cref="ExitCode.Mistake"/>.</returns>
    public static int Print(TextWriter error, params IEnumerable<Mistake> mistakes)
    {
        foreach (var mistake in mistakes)
        {
            error.WriteLine(SingleLine.Clean(mistake.ToString()));
        }

        return ExitCode.Mistake;
    }
}
