using System.Globalization;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.Coordinator.State.Costs;

/// <summary>
/// The features of a configuration for a regression of its folds' time: 1, the logarithm of the cost expected from its settings, an indicator for
/// each value of a hyperparameter with few values, and for each other number its position in the range and the square of that.
/// </summary>
internal sealed class CostFeatures
{
    /// <summary>More features do not improve the time left, and their cost is quadratic.</summary>
    private const int Most = 64;

    private const int MostValues = 8;

    private readonly List<(string Path, Action<string, double[]> Fill)> _dimensions = [];

    public CostFeatures(SearchSpace space)
    {
        foreach (var dimension in space.Dimensions)
        {
            var first = Count;
            switch (dimension.Values)
            {
                case DimensionValues.Listed { Items: var items } when items.Length <= MostValues && Count + items.Length <= Most:
                    Count += items.Length;
                    Add(dimension.Path, (value, features) =>
                    {
                        if (items.IndexOf(value) is >= 0 and var place)
                        {
                            features[first + place] = 1;
                        }
                    });
                    break;
                case var values when Count + 2 <= Most && ScaleOf(values) is { } scale:
                    Count += 2;
                    Add(dimension.Path, (value, features) =>
                    {
                        if (NumberOf(value) is { } number)
                        {
                            var place = scale(number);
                            (features[first], features[first + 1]) = (place, (place * place) - (1 / 3.0));
                        }
                    });
                    break;
            }
        }
    }

    public int Count { get; private set; } = 2;

    /// <summary>Those of a configuration.</summary>
    /// <param name="prior">What its settings let expect, &gt; 0, over what those of the first one let expect.</param>
    public double[] Compute(Configuration configuration, double prior)
    {
        var features = new double[Count];
        (features[0], features[1]) = (1, Math.Log(prior));
        foreach (var (path, fill) in _dimensions)
        {
            foreach (var choice in configuration.Choices)
            {
                if (choice.Path == path)
                {
                    fill(choice.Value, features);
                }
            }
        }

        return features;
    }

    private void Add(string path, Action<string, double[]> fill) => _dimensions.Add((path, fill));

    private static double? NumberOf(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    // From −1 at the lower end to 1 at the upper one.
    private static Func<double, double>? ScaleOf(DimensionValues values) => values switch
    {
        DimensionValues.Uniform { Low: var low, High: var high } => Scale(low, high),
        DimensionValues.Whole { Low: var low, High: var high } => Scale(low, high),
        DimensionValues.LogUniform { Low: var low, High: var high } when Scale(Math.Log(low), Math.Log(high)) is { } scale =>
            number => scale(Math.Log(Math.Max(number, double.Epsilon))),
        DimensionValues.Listed { Items: var items } when items.Select(NumberOf).ToList() is var numbers && numbers.TrueForAll(number => number is not null) =>
            Scale(numbers.Min()!.Value, numbers.Max()!.Value),
        _ => null,
    };

    private static Func<double, double>? Scale(double low, double high) =>
        high > low ? number => Math.Clamp((2 * (number - low) / (high - low)) - 1, -1, 1) : null;
}
