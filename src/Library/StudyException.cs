namespace ActorSearch;

/// <summary>A search cannot start, or cannot continue: the experiment has mistakes, or its folder cannot be used.</summary>
public sealed class StudyException : Exception
{
    internal StudyException(IReadOnlyList<string> mistakes)
        : base(string.Join(Environment.NewLine, mistakes)) => Mistakes = mistakes;

    /// <summary>A sentence each: what is wrong, and what to do.</summary>
    public IReadOnlyList<string> Mistakes { get; }
}
