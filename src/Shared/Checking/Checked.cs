using System.Collections.Immutable;

namespace ActorSearch.Shared.Checking;

/// <summary>The result of checking something a user wrote: the value, or every mistake in it.</summary>
public abstract record Checked<T>
{
    private Checked()
    {
    }

    /// <summary>The checked value.</summary>
    public sealed record Right(T Value) : Checked<T>;

    /// <summary>At least one mistake.</summary>
    public sealed record Wrong(ImmutableArray<Mistake> Mistakes) : Checked<T>;
}

/// <summary>A mistake of the user.</summary>
/// <param name="Where">File, and line, column or key in it.</param>
/// <param name="Sentence">What is wrong and what to do.</param>
public sealed record Mistake(string Where, string Sentence)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Where}: {Sentence}";
}
