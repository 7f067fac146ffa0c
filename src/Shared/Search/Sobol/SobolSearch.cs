using System.Collections.Immutable;
using System.Numerics;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Randomness;

namespace ActorSearch.Shared.Search.Sobol;

/// <summary>
/// Points that fill a space evenly, whatever comes of them. Points of the sequence that were suggested already are passed over; where few are
/// left the rest comes in random order.
/// </summary>
public sealed class SobolSearch : ISearchStrategy
{
    public static readonly Kind<SearchSettings> Kind = new(
        "sobol",
        values =>
        {
            var (samples, start) = (values.Get(SearchSection.Samples), values.Get(SearchSection.Start));
            return new StrategySettings(experiment =>
            {
                var space = new EncodedSpace(experiment);
                return new SobolSearch(space, experiment.Seed, samples, StartPoints.Complete(experiment, space, start));
            })
            {
                Samples = samples,
                Start = start,
            };
        },
        SearchSection.Samples, SearchSection.Start);

    private const int MostRepeats = 64;

    private readonly EncodedSpace _space;
    private readonly ulong _seed;
    private readonly SobolSequence _sequence;
    private readonly UnseenPoints _unseen;
    private readonly ImmutableArray<ImmutableArray<Choice>> _enqueued;
    private int _next, _place;

    /// <param name="samples">How many, ≥ 1.</param>
    /// <param name="enqueued">Choices to begin with, all of the space.</param>
    public SobolSearch(EncodedSpace space, ulong seed, int samples, ImmutableArray<ImmutableArray<Choice>> enqueued)
    {
        (_space, _seed, _enqueued) = (space, seed, enqueued);
        (_sequence, _unseen) = (new SobolSequence(seed, space.Axes.Length), new UnseenPoints(space));
        Count = (int)BigInteger.Min(samples, space.Size ?? samples);
    }

    /// <inheritdoc/>
    public int? Count { get; }

    /// <inheritdoc/>
    public int Ahead => int.MaxValue;

    /// <inheritdoc/>
    public ImmutableArray<Choice>? Suggest(int index, SearchHistory history)
    {
        if (index >= Count) return null;
        if (index < _next)
        {
            // What came before decides about repeats: walk again from the first.
            _unseen.Clear();
            (_next, _place) = (0, 0);
        }

        while (_next < index) Next();
        return Next();
    }

    private ImmutableArray<Choice> Next()
    {
        var index = _next++;
        var choices = index < _enqueued.Length ? _enqueued[index] : Fresh(index);
        _unseen.See(choices);
        return choices;
    }

    private ImmutableArray<Choice> Fresh(int index)
    {
        for (var i = 0; i < MostRepeats; i++)
        {
            var place = _place++;
            double[] point = [.. _space.Axes.Select((axis, number) => axis.Spread(_sequence.At(place, number)))];
            if (_space.Decode(point) is var choices && !_unseen.HasSeen(choices)) return choices;
        }

        var stream = RandomStream.For(_seed, StreamPurpose.Suggestion, index, epoch: 2);
        return _unseen.Draw(ref stream);
    }
}
