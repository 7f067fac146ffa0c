namespace ActorSearch.Coordinator.Reporting.Progress;

/// <summary>Shows the progress of a search. Called from one thread at a time; it must return at once.</summary>
public interface IProgressView : IDisposable
{
    /// <summary>Shows the current progress.</summary>
    void Show(ProgressReport report);

    /// <summary>Writes a line that stays. May be called from any thread.</summary>
    void Say(string line);
}
