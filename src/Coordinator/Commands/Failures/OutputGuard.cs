using ActorSearch.Coordinator.Reporting.Output;
using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Shared.Checking;

namespace ActorSearch.Coordinator.Commands.Failures;

/// <summary>Refuses an output file that would replace what a command reads or what a search keeps in its folder.</summary>
internal static class OutputGuard
{
    /// <returns>Why the output must not be written; null if it can.</returns>
    /// <param name="output">The value of <c>--out</c>; null for standard output.</param>
    /// <param name="input">The file that the command reads, if any.</param>
    /// <param name="own">The file of a search that the command may replace.</param>
    /// <exception cref="OutputRefusedException">The path cannot be written to.</exception>
    public static Mistake? Refusal(string? output, string? input = null, string? own = null)
    {
        if (output is null || OutputPlace.Find(output) is not OutputPlace.Replaced(var file, _))
        {
            return null;
        }

        if (input is not null && FileFacts.AreSame(file, input))
        {
            return new Mistake(output, "this is the input file. Name another file with --out.");
        }

        return StudyFolder.OwnerOf(file) is { } folder && (own is null || !FileFacts.IsSamePlace(file, own))
            ? new Mistake(output, $"this file belongs to the search in '{folder}'. Name another file with --out.")
            : null;
    }
}
