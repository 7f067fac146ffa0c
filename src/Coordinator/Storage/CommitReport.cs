namespace ActorSearch.Coordinator.Storage;

/// <summary>The outcome of writes.</summary>
public abstract record CommitReport
{
    private CommitReport()
    {
    }

    /// <summary>The first so many additions are on the disk.</summary>
    /// <param name="Took">How long the last of the transactions took, tries that failed included.</param>
    public sealed record Committed(long Additions, TimeSpan Took) : CommitReport;

    /// <summary>The disk does not take the next ones; it is tried again.</summary>
    /// <param name="Sentence">Why, for people.</param>
    public sealed record Stalled(string Sentence) : CommitReport;

    /// <summary>No more is written: the file is damaged, or was to hold what it must not.</summary>
    public sealed record Broken(string Sentence, Exception Error) : CommitReport;
}
