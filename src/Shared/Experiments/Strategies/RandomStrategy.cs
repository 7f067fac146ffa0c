using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using ActorSearch.Shared.Arithmetic;
using ActorSearch.Shared.Randomness;

namespace ActorSearch.Shared.Experiments.Strategies;

/// <summary>
/// Distinct random configurations. Each draws from a stream of its own, so that asking for more keeps the earlier ones. A finite space is
/// shuffled (every configuration equally likely); of any other, each key is drawn by itself and repeats are drawn again.
/// </summary>
public sealed class RandomStrategy : ISearchStrategy
{
    private readonly ulong _seed;
    private readonly SpaceConditions _conditions;
    private readonly SpaceGrid? _grid;
    private readonly ConfigurationMaker _maker;
    private readonly Dictionary<int, int> _moved = [];
    private readonly HashSet<string> _seen = [];
    private int _next;

    /// <param name="experiment">Its search settings must be random ones.</param>
    /// <param name="samples">How many to draw, ≥ 1.</param>
    public RandomStrategy(Experiment experiment, int samples)
    {
        _seed = experiment.Seed;
        _conditions = new SpaceConditions(experiment.Space.Dimensions, experiment.Settings);
        _maker = new ConfigurationMaker(experiment.Settings);
        var grid = SpaceSize.IsFinite(_conditions) ? new SpaceGrid(_conditions) : null;
        _grid = grid?.Count <= int.MaxValue ? grid : null;
        Count = (int)BigInteger.Min(samples, _grid?.Count ?? samples);
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public Configuration? Next()
    {
        if (_next == Count)
        {
            return null;
        }

        var choices = _grid is null ? Draw(_next) : _grid.At(Shuffled(_next, (int)_grid.Count));
        return _maker.Make(_next++, choices);
    }

    /// <inheritdoc/>
    public void Tell(int configuration, double meanLoss)
    {
        // What was drawn does not depend on results.
    }

    // Fisher and Yates's shuffle of 0 to count − 1, of which only the places that were touched are kept.
    private int Shuffled(int sample, int count)
    {
        var other = sample + RandomStream.For(_seed, StreamPurpose.SearchSpace, sample).NextInt32(count - sample);
        var drawn = _moved.GetValueOrDefault(other, other);
        _moved[other] = _moved.GetValueOrDefault(sample, sample);
        return drawn;
    }

    private ImmutableArray<Choice> Draw(int sample)
    {
        var stream = RandomStream.For(_seed, StreamPurpose.SearchSpace, sample);
        while (true)
        {
            var choices = _conditions.Choose((dimension, _) => Drawn(_conditions.Dimensions[dimension].Values, ref stream));
            if (_seen.Add(string.Join('\n', choices)))
            {
                return choices;
            }
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
        _ => throw new InvalidOperationException($"{values.GetType().Name} is no kind of values."),
    };

    // Rounding may step over an end by the last bit.
    private static string Number(double value, double low, double high) =>
        Math.Clamp(value, low, high).ToString("R", CultureInfo.InvariantCulture);
}
