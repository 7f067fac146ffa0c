using System.Collections.Immutable;
using ActorSearch.Shared.Arithmetic;

namespace ActorSearch.Shared.Experiments.Kinds.Preparing;

/// <summary>
/// Maps numbers to their place among the training rows, from 0 to 1, or to the normal number of that place: the definition of scikit-learn's
/// QuantileTransformer, on all rows. A column with one value becomes 0.
/// </summary>
/// <param name="Knots">Quantiles of the training rows at equal steps from 0 to 1, rising.</param>
/// <param name="IsNormal">Whether places become normal numbers.</param>
public sealed record QuantileMap(ImmutableArray<double> Knots, bool IsNormal)
{
    /// <summary>The normal number of the place 1e-7, beyond which none go.</summary>
    public const double Farthest = 5.199337582605575;

    /// <summary>Fits it.</summary>
    /// <param name="sorted">Rising, at least one.</param>
    /// <param name="most">Most knots.</param>
    public static QuantileMap Fit(ReadOnlySpan<double> sorted, int most, bool isNormal)
    {
        var knots = new double[Math.Max(2, Math.Min(most, sorted.Length))];
        for (var knot = 0; knot < knots.Length; knot++) knots[knot] = OrderStatistics.Quantile(sorted, knot / (knots.Length - 1.0));
        return new QuantileMap([.. knots], isNormal);
    }

    /// <summary>The place of a number, or its normal number.</summary>
    public double Forward(double x)
    {
        if (Knots[0] == Knots[^1]) return 0;
        var place = x <= Knots[0] ? 0 : x >= Knots[^1] ? 1 : Place(x);
        return IsNormal ? Math.Clamp(Normal.Quantile(place), -Farthest, Farthest) : place;
    }

    /// <summary>The number at a place, or at the place of a normal number.</summary>
    public double Inverse(double z)
    {
        var place = Math.Clamp(IsNormal ? Normal.Cumulative(z) : z, 0, 1);
        if (IsNormal && Math.Abs(z) >= Farthest) place = z < 0 ? 0 : 1;
        return double.IsNaN(place) ? place : OrderStatistics.Quantile(Knots.AsSpan(), place);
    }

    /// <summary>Why it cannot be used, or null.</summary>
    public string? Wrong()
    {
        if (Knots.IsDefault || Knots.Length < 2) return "quantiles need at least two numbers";
        for (var knot = 0; knot < Knots.Length; knot++)
        {
            if (!double.IsFinite(Knots[knot]) || (knot > 0 && Knots[knot] < Knots[knot - 1])) return "quantiles must be finite and in rising order";
        }

        return null;
    }

    // Equal knots have the place in their middle.
    private double Place(double x)
    {
        int first = 0, behind = Knots.Length;
        while (first < behind)
        {
            var middle = (first + behind) / 2;
            if (Knots[middle] < x) first = middle + 1;
            else behind = middle;
        }

        var steps = Knots.Length - 1.0;
        if (Knots[first] != x) return (first - 1 + ((x - Knots[first - 1]) / (Knots[first] - Knots[first - 1]))) / steps;
        var last = first;
        while (last + 1 < Knots.Length && Knots[last + 1] == x) last++;
        return (first + last) / 2.0 / steps;
    }
}
