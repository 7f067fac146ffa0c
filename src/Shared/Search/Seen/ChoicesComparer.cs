using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.Shared.Search.Seen;

/// <summary>Compares choices by their paths and values, in their order.</summary>
internal sealed class ChoicesComparer : IEqualityComparer<ImmutableArray<Choice>>
{
    private ChoicesComparer()
    {
    }

    public static ChoicesComparer Instance { get; } = new();

    /// <inheritdoc/>
    public bool Equals(ImmutableArray<Choice> left, ImmutableArray<Choice> right) => left.AsSpan().SequenceEqual(right.AsSpan());

    /// <inheritdoc/>
    public int GetHashCode(ImmutableArray<Choice> choices)
    {
        var hash = default(HashCode);
        foreach (var choice in choices) hash.Add(choice);
        return hash.ToHashCode();
    }
}
