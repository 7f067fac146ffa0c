using System.Collections.Immutable;

namespace ActorSearch.Shared.Hocon;

/// <summary>A HOCON text that was read.</summary>
/// <param name="Root">Its content.</param>
/// <param name="Paths">The full dotted paths of its keys as they follow one another in the text: nested objects forget that order.</param>
public sealed record HoconDocument(HoconTree.Branch Root, ImmutableArray<string> Paths)
{
    /// <summary>The keys whose value is given more than once, each with its lines; the last value counts.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<int>> Repeats { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<int>>.Empty;
}

/// <summary>What is wrong with the shape of a HOCON text.</summary>
/// <param name="Line">Where, from 1.</param>
/// <param name="Sentence">What is wrong and what to do.</param>
public sealed record HoconMistake(int Line, string Sentence);
