using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;

namespace ActorSearch.Shared.Experiments.Spaces;

/// <summary>
/// A finite space as a list that is never stored: an index is split by division, and the last key varies fastest, like in
/// scikit-learn's ParameterGrid. A dimension that does not vary somewhere contributes nothing there, so no choices come twice.
/// </summary>
internal sealed class SpaceGrid
{
    private readonly SpaceConditions _conditions;
    private readonly ImmutableArray<ImmutableArray<Group>> _groups;
    private readonly Dictionary<string, BigInteger> _counts = [];
    private readonly BigInteger[] _products;

    /// <param name="conditions">The space with its conditions.</param>
    /// <param name="continuous">For how many values a continuous dimension counts; they are all its low end.</param>
    public SpaceGrid(SpaceConditions conditions, int continuous = 1)
    {
        _conditions = conditions;
        _groups = [.. conditions.Dimensions.Select((_, i) => Groups(i, continuous))];
        _products = new BigInteger[_groups.Length + 1];
        _products[^1] = 1;
        for (var i = _groups.Length - 1; i >= 0; i--)
        {
            _products[i] = _products[i + 1] * _groups[i].Aggregate(BigInteger.Zero, (sum, group) => sum + group.Size);
        }

        Count = CountFrom(0, new string?[conditions.Dimensions.Length]);
    }

    public BigInteger Count { get; }

    /// <summary>The choices of a point.</summary>
    /// <param name="index">From 0, below <see cref="Count"/>.</param>
    public ImmutableArray<Choice> At(BigInteger index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        var rest = index;
        return _conditions.Choose((dimension, chosen) =>
        {
            foreach (var group in _groups[dimension])
            {
                chosen[dimension] = group.First(0);
                var below = CountFrom(dimension + 1, chosen);
                if (rest < below * group.Size)
                {
                    var place = BigInteger.DivRem(rest, below, out rest);
                    return group.First((long)place);
                }

                rest -= below * group.Size;
            }

            throw new InvalidOperationException("The counts of a grid do not add up.");
        });
    }

    private BigInteger CountFrom(int dimension, string?[] chosen)
    {
        if (dimension >= _conditions.FirstAlwaysVarying)
        {
            return _products[dimension];
        }

        // Choices with the same effect on later dimensions share a count, so that the table stays small.
        var key = dimension + ":" + string.Join(' ', chosen.Take(dimension)
            .Select((text, i) => text is null ? "-" : _groups[i].Length == 1 ? "" : _conditions.Bearing(i, text)));
        if (!_counts.TryGetValue(key, out var count))
        {
            var state = (string?[])chosen.Clone();
            Array.Clear(state, dimension, state.Length - dimension);
            if (_conditions.Varies(dimension, state))
            {
                foreach (var group in _groups[dimension])
                {
                    state[dimension] = group.First(0);
                    count += CountFrom(dimension + 1, state) * group.Size;
                }
            }
            else
            {
                count = CountFrom(dimension + 1, state);
            }

            _counts[key] = count;
        }

        return count;
    }

    private ImmutableArray<Group> Groups(int dimension, int continuous)
    {
        if (_conditions.Dimensions[dimension].Values is DimensionValues.Whole whole)
        {
            return [new Group(whole.High - whole.Low + 1, i => (whole.Low + i).ToString(CultureInfo.InvariantCulture))];
        }

        if (_conditions.Dimensions[dimension].Values is not DimensionValues.Listed { Items: var items })
        {
            var low = _conditions.Dimensions[dimension].Values is DimensionValues.Uniform uniform
                ? uniform.Low
                : ((DimensionValues.LogUniform)_conditions.Dimensions[dimension].Values).Low;
            return [new Group(continuous, _ => low.ToString("R", CultureInfo.InvariantCulture))];
        }

        // Neighbours with the same effect on later dimensions are one group, so that an index within it is one division.
        var groups = ImmutableArray.CreateBuilder<Group>();
        for (int start = 0, end; start < items.Length; start = end)
        {
            var bearing = _conditions.Bearing(dimension, items[start]);
            for (end = start + 1; end < items.Length && _conditions.Bearing(dimension, items[end]) == bearing;)
            {
                end++;
            }

            var first = start;
            groups.Add(new Group(end - start, i => items[first + (int)i]));
        }

        return groups.ToImmutable();
    }

    /// <summary>Values that follow one another.</summary>
    private sealed record Group(long Size, Func<long, string> First);
}
