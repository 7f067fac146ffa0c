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
    /// <summary>How sentences name the wrong column of a table, for example <c>column "x"</c>; null if the mistake is not in one column.</summary>
    public string? Column { get; init; }

    /// <summary>One sentence; a key that it begins with is not repeated: "e.conf: seed must be …".</summary>
    public override string ToString()
    {
        var key = Sentence.AsSpan(0, Math.Max(0, Sentence.IndexOf(' ', StringComparison.Ordinal)));
        return !key.IsEmpty && Where.AsSpan().EndsWith(key, StringComparison.Ordinal) && Where.AsSpan(0, Where.Length - key.Length) is [.., ':', ' '] before
            ? $"{before}{Sentence}" : $"{Where}: {Sentence}";
    }
}
