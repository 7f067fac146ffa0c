using System.Collections.Immutable;

namespace ActorSearch.Shared.Checking;

/// <summary>What came of checking something a user wrote: the thing itself, or every mistake in it.</summary>
public abstract record Checked<T>
{
    private Checked()
    {
    }

    /// <summary>It is right.</summary>
    public sealed record Right(T Value) : Checked<T>;

    /// <summary>It is wrong; at least one mistake.</summary>
    public sealed record Wrong(ImmutableArray<Mistake> Mistakes) : Checked<T>;
}

/// <summary>One mistake of the user's.</summary>
/// <param name="Where">File, and line, column or key in it.</param>
/// <param name="Sentence">What is wrong and how to mend it.</param>
public sealed record Mistake(string Where, string Sentence)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Where}: {Sentence}";
}
