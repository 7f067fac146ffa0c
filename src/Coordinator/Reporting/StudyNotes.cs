using ActorSearch.Coordinator.Storage.Files;

namespace ActorSearch.Coordinator.Reporting;

/// <summary>What people note of a study, in the file <c>notes.md</c> of its output folder. It is shown as it is written, and never changed.</summary>
public static class StudyNotes
{
    public const string FileName = StudyFolder.NotesName;

    /// <summary>More is cut off.</summary>
    private const int Longest = 20_000;

    /// <summary>The notes; null where there are none or the file cannot be read.</summary>
    /// <param name="folder">The output folder.</param>
    public static string? Read(string folder)
    {
        try
        {
            var file = Path.Combine(folder, FileName);
            if (!File.Exists(file)) return null;
            using var reader = new StreamReader(file);
            var text = new char[Longest + 1];
            var length = reader.ReadBlock(text);
            var notes = new string(text, 0, Math.Min(length, Longest)).Trim();
            return notes.Length == 0 ? null : length > Longest ? notes + "…" : notes;
        }
        catch (Exception none) when (none is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
