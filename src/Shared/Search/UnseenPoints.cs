using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Randomness;

namespace ActorSearch.Shared.Search;

/// <summary>The choices that were suggested already, and a way to others.</summary>
internal sealed class UnseenPoints(EncodedSpace space)
{
    private readonly HashSet<ImmutableArray<Choice>> _seen = new(new SameChoices());

    /// <summary>Whether no point is left.</summary>
    public bool AreExhausted => space.Size <= _seen.Count;

    /// <summary>Adds choices of this space; false where they were seen before.</summary>
    public bool See(ImmutableArray<Choice> choices) => _seen.Add(choices);

    /// <summary>Whether choices were seen before.</summary>
    public bool HasSeen(ImmutableArray<Choice> choices) => _seen.Contains(choices);

    /// <summary>Forgets all.</summary>
    public void Clear() => _seen.Clear();

    /// <summary>Random choices that were not seen; there must be some left.</summary>
    public ImmutableArray<Choice> Draw(ref RandomStream stream)
    {
        if (space.Size is { } size && size <= int.MaxValue)
        {
            for (var place = stream.NextInt32((int)size); ; place = (place + 1) % (int)size)
            {
                if (space.At(place) is var choices && !HasSeen(choices)) return choices;
            }
        }

        while (true)
        {
            var point = new double[space.Axes.Length];
            Array.Fill(point, double.NaN);
            space.Complete(point, ref stream);
            if (space.Decode(point) is var choices && !HasSeen(choices)) return choices;
        }
    }

    private sealed class SameChoices : IEqualityComparer<ImmutableArray<Choice>>
    {
        public bool Equals(ImmutableArray<Choice> left, ImmutableArray<Choice> right) => left.AsSpan().SequenceEqual(right.AsSpan());

        public int GetHashCode(ImmutableArray<Choice> choices)
        {
            var hash = default(HashCode);
            foreach (var choice in choices) hash.Add(choice);
            return hash.ToHashCode();
        }
    }
}
