using System.Collections.Immutable;
using System.Numerics;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.Shared.Randomness;

namespace ActorSearch.Shared.Search;

/// <summary>
/// A search space as points: one number an axis, one axis a dimension, NaN where the dimension does not vary. Equal choices have equal points.
/// </summary>
public sealed class EncodedSpace
{
    private readonly SpaceConditions _conditions;
    private readonly AxisValues[] _values;
    private readonly Dictionary<string, int> _axisOf;
    private readonly (int By, bool[] Holds, bool HoldsOutside)[][] _varies;
    private readonly SpaceGrid? _grid;

    /// <summary>The space of an experiment.</summary>
    public EncodedSpace(Experiment experiment)
        : this(experiment.Schema, experiment.Space.Dimensions, experiment.Settings)
    {
    }

    /// <param name="schema">What the settings mean.</param>
    /// <param name="dimensions">What varies; what decides about a dimension comes before it.</param>
    /// <param name="settings">The settings outside of the space.</param>
    public EncodedSpace(ExperimentSchema schema, ImmutableArray<Dimension> dimensions, IReadOnlyDictionary<string, string> settings)
    {
        _conditions = new SpaceConditions(schema, dimensions, settings);
        _values = [.. dimensions.Select(dimension => AxisValues.Create(dimension.Values))];
        _axisOf = dimensions.Select((dimension, axis) => (dimension.Path, axis)).ToDictionary(pair => pair.Path, pair => pair.axis);
        _varies = [.. dimensions.Select((_, axis) => _conditions.On(axis).Select(condition => (
            condition.By,
            condition.By < 0 ? [] : Enumerable.Range(0, _values[condition.By].Axis.Count)
                .Select(i => condition.Allowed.Contains(_values[condition.By].TextAt(_values[condition.By].Axis.PositionOf(i)))).ToArray(),
            condition.HoldsOutside)).ToArray())];
        Axes = [.. _values.Select(values => values.Axis)];
        _grid = SpaceSize.IsFinite(_conditions) ? new SpaceGrid(_conditions) : null;
    }

    /// <summary>The axes, in the order of the space.</summary>
    public ImmutableArray<Axis> Axes { get; }

    /// <summary>The axis of a setting; −1: it does not vary.</summary>
    public int AxisOf(string path) => _axisOf.GetValueOrDefault(path, -1);

    /// <summary>The position of a text; NaN where the axis does not hold it.</summary>
    public double PositionOf(int axis, string text) => _values[axis].PositionOf(text);

    /// <summary>Whether some axis varies in a part of the space only.</summary>
    public bool HasConditions => Array.Exists(_varies, conditions => conditions.Length > 0);

    /// <summary>How many different points there are; null: without end.</summary>
    public BigInteger? Size => _grid?.Count;

    /// <summary>The choices of a place in a finite space.</summary>
    /// <param name="place">From 0, below <see cref="Size"/>.</param>
    public ImmutableArray<Choice> At(BigInteger place) => (_grid ?? throw new InvalidOperationException("The space is not finite.")).At(place);

    /// <summary>The point of some choices; null where they are not of this space, which may have been another when they were made.</summary>
    public double[]? Encode(ImmutableArray<Choice> choices)
    {
        var point = new double[_values.Length];
        Array.Fill(point, double.NaN);
        foreach (var choice in choices)
        {
            if (!_axisOf.TryGetValue(choice.Path, out var axis) || double.IsNaN(point[axis] = _values[axis].PositionOf(choice.Value))) return null;
        }

        for (var axis = 0; axis < point.Length; axis++)
        {
            if (Varies(axis, point) == double.IsNaN(point[axis])) return null;
        }

        return point;
    }

    /// <summary>The choices at a point. Where an axis does not vary its number is not looked at.</summary>
    public ImmutableArray<Choice> Decode(double[] point) =>
        _conditions.Choose((axis, _) => _values[axis].TextAt(double.IsNaN(point[axis]) ? Axes[axis].Spread(0.5) : point[axis]));

    /// <summary>Whether an axis varies, given the numbers of the earlier ones.</summary>
    public bool Varies(int axis, ReadOnlySpan<double> point)
    {
        foreach (var (by, holds, holdsOutside) in _varies[axis])
        {
            if (!(by >= 0 && !double.IsNaN(point[by]) ? holds[Axes[by].IndexOf(point[by])] : holdsOutside)) return false;
        }

        return true;
    }

    /// <summary>
    /// Makes a point of this space of any numbers: each moved to the nearest value, NaN where its axis does not vary. Where it varies and there
    /// is NaN, the stream draws a value.
    /// </summary>
    public void Complete(Span<double> point, ref RandomStream stream)
    {
        for (var axis = 0; axis < point.Length; axis++)
        {
            point[axis] = !Varies(axis, point) ? double.NaN
                : double.IsNaN(point[axis]) ? Axes[axis].Spread(stream.NextDouble())
                : Axes[axis].Snapped(point[axis]);
        }
    }
}
