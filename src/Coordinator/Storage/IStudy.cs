using ActorSearch.Coordinator.Storage.Records;

namespace ActorSearch.Coordinator.Storage;

/// <summary>A study that is open for one run. Opening it begins a new incarnation of the coordinator.</summary>
public interface IStudy : IStudyLog, IDisposable
{
    /// <summary>What this run is of.</summary>
    StudyCard Card { get; }

    /// <summary>The study's identity: every run that resumes it has the same.</summary>
    string Study { get; }

    /// <summary>The incarnations that coordinators of the study had, this one included.</summary>
    int Epoch { get; }

    /// <summary>Does what closing and opening the study does: <see cref="IStudyLog.Read"/> gives what is recorded now. No commit may run at the same time.</summary>
    /// <exception cref="StoreException">It cannot be read or written.</exception>
    void BeginAgain();

    /// <summary>A reader of what is committed; the caller disposes it.</summary>
    /// <exception cref="StoreException">It cannot be opened.</exception>
    IStudyReader OpenReader();
}
