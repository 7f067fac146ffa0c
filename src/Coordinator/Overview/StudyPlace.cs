namespace ActorSearch.Coordinator.Overview;

/// <summary>A study in an output folder.</summary>
/// <param name="Name">Of the folder; different for all studies of a page.</param>
/// <param name="Folder">Its path.</param>
internal sealed record StudyPlace(string Name, string Folder)
{
    /// <summary>The studies in some folders, each an output folder or a folder with output folders, in the order of their names.</summary>
    public static IReadOnlyList<StudyPlace> In(IEnumerable<string> folders)
    {
        var places = new List<StudyPlace>();
        foreach (var folder in folders.SelectMany(WithStudies).Select(Path.GetFullPath).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
            var same = places.Count(place => place.Name == name || place.Name.StartsWith($"{name} (", StringComparison.Ordinal));
            places.Add(new StudyPlace(same == 0 ? name : $"{name} ({same + 1})", folder));
        }

        return places;
    }

    private static IEnumerable<string> WithStudies(string folder) => HasStudy(folder) ? [folder]
        : Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Where(HasStudy) : [];

    private static bool HasStudy(string folder) => File.Exists(Path.Combine(folder, "study.db"));
}
