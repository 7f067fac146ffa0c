using ActorSearch.Coordinator.Reporting.Files;
using ActorSearch.Coordinator.Reporting.Output;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Models.Files;

namespace ActorSearch.Coordinator.Commands.Failures;

/// <summary>Refuses an output file that would replace what a command reads, what a search read, or what a search keeps in its folder.</summary>
/// <param name="Folders">The output folders that the command reads.</param>
internal sealed record OutputGuard(params string[] Folders)
{
    /// <summary>The files that the command reads beside the folders.</summary>
    public IEnumerable<string> Inputs { get; init; } = [];

    /// <summary>The file of a search that the command may replace.</summary>
    public string? Own { get; init; }

    /// <returns>Why the output must not be written; null if it can.</returns>
    /// <param name="output">The value of <c>--out</c>; null for standard output.</param>
    /// <exception cref="OutputRefusedException">The path cannot be written to.</exception>
    public Mistake? Refusal(string? output)
    {
        if (output is null || OutputPlace.Find(output) is not OutputPlace.Replaced(var file, var existing))
        {
            return null;
        }

        if (existing is not null && Inputs.Any(input => FileFacts.AreSame(file, input)))
        {
            return new Mistake(output, "this is the input file. Name another file with --out.");
        }

        if (existing is not null && Folders.FirstOrDefault(folder => Reads(folder, file)) is { } reader)
        {
            return new Mistake(output, $"the search in '{reader}' reads this file. Name another file with --out.");
        }

        var owner = StudyFolder.OwnerOf(file) ?? Folders.FirstOrDefault(folder => existing is not null && IsOfModel(folder, file));
        return owner is not null && (Own is null || !FileFacts.IsSamePlace(file, Own))
            ? new Mistake(output, $"this file belongs to the search in '{owner}'. Name another file with --out.")
            : null;
    }

    // The command itself reports a folder without a study.
    private static bool Reads(string folder, string file)
    {
        if (Studies.Store.Read(folder) is not Checked<IStudyReader>.Right(var study)) return false;
        using (study) return study.Card.Sources.Any(source => FileFacts.AreSame(file, source));
    }

    // A model can be copied without its study, and a program gives its files names of its own.
    private static bool IsOfModel(string folder, string file)
    {
        var model = new OutputFiles(folder).Model;
        return StudyFolder.Owns(folder, file)
            || (!File.Exists(Path.Combine(model, ModelFolder.Description)) && !Path.GetRelativePath(model, file).StartsWith("..", StringComparison.Ordinal));
    }
}
