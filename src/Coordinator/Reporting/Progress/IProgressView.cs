namespace ActorSearch.Coordinator.Reporting.Progress;

/// <summary>Shows how far a search is. Told from one thread at a time; it must return at once.</summary>
public interface IProgressView : IDisposable
{
    /// <summary>The search begins, or went on.</summary>
    void Show(ProgressReport report);

    /// <summary>Writes a line that stays. May be called from any thread.</summary>
    void Say(string line);
}
