using System.Collections.Concurrent;
using System.Text.Json;
using ActorSearch.Coordinator.Reporting.Html.Runs;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Shared.Checking;

namespace ActorSearch.Coordinator.Overview;

/// <summary>Studies as they are now; what has not changed on the disk is read once.</summary>
/// <param name="folders">Output folders, or folders with output folders; looked into again for each request.</param>
internal sealed class StudySummaries(IReadOnlyList<string> folders)
{
    private readonly ConcurrentDictionary<string, (DateTime Stamp, StudySummary Summary)> _read = new(StringComparer.Ordinal);

    public IReadOnlyList<StudyPlace> Places => StudyPlace.In(folders);

    /// <summary>All studies.</summary>
    public IReadOnlyList<StudySummary> All() => [.. Places.Select(Get)];

    public StudySummary Get(StudyPlace place)
    {
        var stamp = StampOf(place.Folder);
        var isHeld = StudyFolder.IsHeld(place.Folder);
        if (_read.TryGetValue(place.Folder, out var known) && known.Stamp == stamp) return known.Summary with { IsHeld = isHeld };
        var summary = Read(place) with { IsHeld = isHeld };
        _read[place.Folder] = (stamp, summary);
        return summary;
    }

    private static StudySummary Read(StudyPlace place)
    {
        try
        {
            var read = Studies.Store.Read(place.Folder);
            if (read is not Checked<IStudyReader>.Right(var study)) return new StudySummary(place, null) { Fault = ((Checked<IStudyReader>.Wrong)read).Mistakes[0].Sentence };
            using (study)
            {
                return new StudySummary(place, Run.Read(place.Folder, study));
            }
        }
        catch (StoreException fault)
        {
            return new StudySummary(place, null) { Fault = $"study.db cannot be read: {fault.Sentence}" };
        }
    }

    private static DateTime StampOf(string folder)
    {
        var file = Path.Combine(folder, "study.db");
        var (whole, open) = (File.GetLastWriteTimeUtc(file), File.GetLastWriteTimeUtc($"{file}-wal"));
        return whole > open ? whole : open;
    }
}

/// <summary>A study as far as it is.</summary>
/// <param name="Run">Null where it cannot be read.</param>
internal sealed record StudySummary(StudyPlace Place, Run? Run)
{
    /// <summary>Why it cannot be read; null if it can.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether a process runs its search.</summary>
    public bool IsHeld { get; init; }

    /// <summary>Where the page of its search is; null where there is none, or it is another user's.</summary>
    public string? LiveAddress
    {
        get
        {
            try
            {
                return IsHeld ? JsonDocument.Parse(File.ReadAllText(Path.Combine(Place.Folder, "dashboard.json"))).RootElement.GetProperty("address").GetString() : null;
            }
            catch (Exception none) when (none is IOException or UnauthorizedAccessException or JsonException)
            {
                return null;
            }
        }
    }

    /// <summary>finished, running, stopped or unreadable.</summary>
    public string State => Run is null ? "unreadable" : Reporting.StudyStatus.WordOf(Run.Digest, IsHeld);
}
