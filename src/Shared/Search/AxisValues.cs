using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.Shared.Arithmetic;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.Shared.Search;

/// <summary>The canonical texts of a dimension and their positions on its axis.</summary>
internal abstract class AxisValues
{
    /// <summary>How the axis looks.</summary>
    public abstract Axis Axis { get; }

    /// <summary>The text at a position; positions outside are moved to the nearest end.</summary>
    public abstract string TextAt(double position);

    /// <summary>The position of a text; NaN where it is not a value of the dimension.</summary>
    public abstract double PositionOf(string text);

    /// <summary>The axis of a dimension. A list of numbers is ordered by size; other lists are categories.</summary>
    public static AxisValues Create(DimensionValues values) => values switch
    {
        DimensionValues.Listed listed => new Listed(listed.Items),
        DimensionValues.Whole(var low, var high) => new Whole(low, high),
        DimensionValues.Uniform(var low, var high) => new Between(low, high, isLogarithmic: false),
        DimensionValues.LogUniform(var low, var high) => new Between(low, high, isLogarithmic: true),
        _ => throw new ArgumentOutOfRangeException(nameof(values), values, "Not a kind of values."),
    };

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    private sealed class Listed : AxisValues
    {
        private readonly ImmutableArray<string> _items;
        private readonly Dictionary<string, double> _positions;

        public Listed(ImmutableArray<string> items)
        {
            var areNumbers = items.All(item => TryNumber(item, out _));
            _items = areNumbers ? [.. items.OrderBy(item => double.Parse(item, CultureInfo.InvariantCulture))] : items;
            Axis = new Axis(areNumbers, items.Length);
            _positions = _items.Select((item, i) => (item, i)).ToDictionary(pair => pair.item, pair => Axis.PositionOf(pair.i));
        }

        public override Axis Axis { get; }

        public override string TextAt(double position) => _items[Axis.IndexOf(position)];

        public override double PositionOf(string text) => _positions.GetValueOrDefault(text, double.NaN);
    }

    private sealed class Whole(long low, long high) : AxisValues
    {
        private readonly long _count = high - low + 1;

        public override Axis Axis { get; } = new(IsOrdered: true, high - low < int.MaxValue ? (int)(high - low + 1) : 0);

        public override string TextAt(double position) =>
            (low + (long)Math.Clamp(position * _count, 0, _count - 1)).ToString(CultureInfo.InvariantCulture);

        public override double PositionOf(string text) =>
            long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= low && value <= high
                ? (value - low + 0.5) / _count
                : double.NaN;
    }

    private sealed class Between(double low, double high, bool isLogarithmic) : AxisValues
    {
        private readonly double _first = isLogarithmic ? Elementary.Log(low) : low;
        private readonly double _length = isLogarithmic ? Elementary.Log(high) - Elementary.Log(low) : high - low;

        public override Axis Axis { get; } = new(IsOrdered: true, 0);

        // Rounding may step over an end by the last bit.
        public override string TextAt(double position)
        {
            var at = _first + (Math.Clamp(position, 0, 1) * _length);
            return Math.Clamp(isLogarithmic ? Elementary.Exp(at) : at, low, high).ToString("R", CultureInfo.InvariantCulture);
        }

        public override double PositionOf(string text) => TryNumber(text, out var value) && value >= low && value <= high
            ? Math.Clamp(((isLogarithmic ? Elementary.Log(value) : value) - _first) / _length, 0, 1)
            : double.NaN;
    }
}
