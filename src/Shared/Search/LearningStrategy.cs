using System.Collections.Immutable;
using System.Numerics;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Randomness;

namespace ActorSearch.Shared.Search;

/// <summary>
/// A search that learns: first the points that a person gave, then an even design, then what a strategy on points suggests. No choices come twice
/// while others are left.
/// </summary>
public sealed class LearningStrategy : ISearchStrategy
{
    private readonly EncodedSpace _space;
    private readonly ulong _seed;
    private readonly IPointStrategy _strategy;
    private readonly ImmutableArray<ImmutableArray<Choice>> _enqueued;
    private readonly EvenDesign _design;
    private readonly int _startup;
    private readonly KnownTrials _known;

    /// <param name="samples">How many configurations to suggest, ≥ 1.</param>
    /// <param name="ahead">See <see cref="ISearchStrategy.Ahead"/>, ≥ 1.</param>
    /// <param name="enqueued">Choices to begin with, all of the space.</param>
    public LearningStrategy(
        EncodedSpace space, ulong seed, IPointStrategy strategy, int samples, int ahead, ImmutableArray<ImmutableArray<Choice>> enqueued)
    {
        (_space, _seed, _strategy, _enqueued) = (space, seed, strategy, enqueued);
        (_startup, Ahead) = (strategy.Startup(space.Axes.Length), ahead);
        _design = new EvenDesign(space, seed, _startup);
        _known = new KnownTrials(space);
        Count = (int)BigInteger.Min(samples, space.Size ?? samples);
    }

    /// <inheritdoc/>
    public int? Count { get; }

    /// <inheritdoc/>
    public int Ahead { get; }

    /// <inheritdoc/>
    public double? Gain { get; private set; }

    /// <summary>How many of the points that a person gave are not among some choices.</summary>
    public int Enqueued(IEnumerable<ImmutableArray<Choice>> tried)
    {
        var seen = new UnseenPoints(_space);
        foreach (var choices in tried) seen.See(choices);
        return _enqueued.Count(point => seen.See(point));
    }

    /// <inheritdoc/>
    public ImmutableArray<Choice>? Suggest(int index, SearchHistory history)
    {
        Gain = null;
        if (index >= Count) return null;
        var told = _known.Before(history.Trials, index, Math.Max(0, index - Ahead + 1));
        if (_known.Unseen.AreExhausted) return null;
        // A study may have been begun without them.
        foreach (var point in _enqueued)
        {
            if (!_known.Unseen.HasSeen(point)) return point;
        }

        var stream = RandomStream.For(_seed, StreamPurpose.Suggestion, index);
        var choices = _space.Decode(index < _startup ? _design.At(index) : _strategy.Suggest(_space, told, stream));
        if (!_known.Unseen.HasSeen(choices))
        {
            Gain = index < _startup ? null : _strategy.Gain;
            return choices;
        }

        var other = RandomStream.For(_seed, StreamPurpose.Suggestion, index, epoch: 2);
        return _known.Unseen.Draw(ref other);
    }
}
