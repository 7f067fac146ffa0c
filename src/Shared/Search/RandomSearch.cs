using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using ActorSearch.Shared.Arithmetic;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.Shared.Randomness;

namespace ActorSearch.Shared.Search;

/// <summary>
/// Distinct random choices. Each index draws from a stream of its own, so that asking for more keeps the earlier ones. A finite space is
/// shuffled (every point equally likely); of any other, each dimension is drawn by itself and repeats are drawn again.
/// </summary>
public sealed class RandomSearch : ISearchStrategy
{
    public static readonly Kind<SearchSettings> Kind = new(
        "random",
        values =>
        {
            var samples = values.Get(SearchSection.Samples);
            return new StrategySettings(experiment => new RandomSearch(experiment.Schema, experiment.Seed, experiment.Space.Dimensions, experiment.Settings, samples))
            {
                Samples = samples,
            };
        },
        SearchSection.Samples);

    private readonly ulong _seed;
    private readonly SpaceConditions _conditions;
    private readonly SpaceGrid? _grid;
    private readonly Dictionary<int, int> _moved = [];
    private readonly HashSet<string> _seen = [];
    private int _next;

    /// <param name="schema">What the settings mean.</param>
    /// <param name="dimensions">What varies.</param>
    /// <param name="settings">The settings outside of the space.</param>
    /// <param name="samples">How many to draw, ≥ 1.</param>
    public RandomSearch(ExperimentSchema schema, ulong seed, ImmutableArray<Dimension> dimensions, IReadOnlyDictionary<string, string> settings, int samples)
    {
        _seed = seed;
        _conditions = new SpaceConditions(schema, dimensions, settings);
        var grid = SpaceSize.IsFinite(_conditions) ? new SpaceGrid(_conditions) : null;
        _grid = grid?.Count <= int.MaxValue ? grid : null;
        Count = (int)BigInteger.Min(samples, _grid?.Count ?? samples);
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
            // What was drawn before decides about repeats: walk again from the first.
            _moved.Clear();
            _seen.Clear();
            _next = 0;
        }

        while (_next < index) Draw(_next++);
        return Draw(_next++);
    }

    private ImmutableArray<Choice> Draw(int index) => _grid is null ? DrawEach(index) : _grid.At(Shuffled(index, (int)_grid.Count));

    // Fisher and Yates's shuffle of 0 to count − 1; only the changed places are stored.
    private int Shuffled(int sample, int count)
    {
        var other = sample + RandomStream.For(_seed, StreamPurpose.SearchSpace, sample).NextInt32(count - sample);
        var drawn = _moved.GetValueOrDefault(other, other);
        _moved[other] = _moved.GetValueOrDefault(sample, sample);
        return drawn;
    }

    private ImmutableArray<Choice> DrawEach(int sample)
    {
        var stream = RandomStream.For(_seed, StreamPurpose.SearchSpace, sample);
        while (true)
        {
            var choices = _conditions.Choose((dimension, _) => Drawn(_conditions.Dimensions[dimension].Values, ref stream));
            if (_seen.Add(string.Join('\n', choices))) return choices;
        }
    }

    private static string Drawn(DimensionValues values, ref RandomStream stream) => values switch
    {
        DimensionValues.Listed listed => listed.Items[stream.NextInt32(listed.Items.Length)],
        DimensionValues.Whole whole =>
            (whole.Low + (long)(stream.NextDouble() * (whole.High - whole.Low + 1))).ToString(CultureInfo.InvariantCulture),
        DimensionValues.Uniform uniform => Number(
            uniform.Low + (stream.NextDouble() * (uniform.High - uniform.Low)), uniform.Low, uniform.High),
        DimensionValues.LogUniform log => Number(
            Elementary.Exp(Elementary.Log(log.Low) + (stream.NextDouble() * (Elementary.Log(log.High) - Elementary.Log(log.Low)))), log.Low, log.High),
        _ => throw new ArgumentOutOfRangeException(nameof(values), values, "Not a kind of values."),
    };

    // Rounding may step over an end by the last bit.
    private static string Number(double value, double low, double high) =>
        Math.Clamp(value, low, high).ToString("R", CultureInfo.InvariantCulture);
}
