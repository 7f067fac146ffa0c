using System.Collections.Immutable;
using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Shared.Checking;

namespace ActorSearch.Coordinator.Storage;

/// <summary>A way to keep studies in output folders.</summary>
public interface IStudyStore
{
    /// <summary>Loads the libraries that it needs; otherwise the first study loads them.</summary>
    void Load();

    /// <summary>Makes or takes an output folder. What lies in it stays as it is.</summary>
    /// <param name="fresh">Whether the study that is opened in it is a new one.</param>
    /// <param name="words">How the user names another folder.</param>
    Checked<StudyFolder> Hold(string path, bool fresh, FolderWords words);

    /// <summary>Why the study of a folder cannot be resumed; none when it can, or when there is none. Nothing is changed.</summary>
    ImmutableArray<Mistake> Obstacles(StudyFolder folder, StudyCard card);

    /// <summary>The <see cref="StudyChanges"/> of the study of a folder once a run resumes it, which has no obstacles. Nothing is changed.</summary>
    /// <exception cref="StoreException">It cannot be read.</exception>
    ImmutableSortedDictionary<string, string> Changes(StudyFolder folder, StudyCard card);

    /// <summary>Opens or makes the study of a folder. A study that cannot be resumed is left untouched.</summary>
    Checked<IStudy> Open(StudyFolder folder, StudyCard card);

    /// <summary>Opens the study of an output folder for reading, also while a search writes to it.</summary>
    Checked<IStudyReader> Read(string folder);
}
