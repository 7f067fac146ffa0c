using ActorSearch.Shared.Checking;

namespace ActorSearch.Coordinator.Storage.Files;

/// <summary>The mistake of a folder that has no study. It names studies that are in its subfolders.</summary>
internal static class MissingStudy
{
    /// <summary>The sentence for a folder without one.</summary>
    public const string Sentence = "there is no study in this folder; name the output folder of a run.";

    private const int MostNamed = 3;

    /// <summary>The mistake of naming such a folder.</summary>
    public static Mistake Explain(string folder)
    {
        if (File.Exists(folder)) return new Mistake(folder, "this is a file; name the output folder of a run.");
        if (!Directory.Exists(folder)) return new Mistake(folder, "there is no such folder; name the output folder of a run.");
        var inside = Inside(folder);
        return new Mistake(folder, inside.Length == 0
            ? Sentence
            : $"this folder has no study, but folders in it have; name one of them: {string.Join(", ", inside.Take(MostNamed))}{(inside.Length > MostNamed ? ", …" : "")}.");
    }

    private static string[] Inside(string folder)
    {
        try
        {
            return [.. Directory.EnumerateDirectories(folder).Where(one => File.Exists(StudyFolder.DatabaseIn(one))).Order(StringComparer.Ordinal)];
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
