using System.Collections.Immutable;
using ActorSearch.TrainerNode.Data.Columns;

namespace ActorSearch.TrainerNode.Analysis.Effects;

/// <summary>
/// Partial dependence (Friedman, «Greedy function approximation», 2001; scikit-learn's partial_dependence, method brute, kind average): the mean prediction of all rows where one column has
/// the same value in all of them. The values are those of the rows if they are fewer than <see cref="Points"/>, otherwise so many at one distance from the 5th to the 95th percentile
/// (Cunnane's, (i − 0.4) / (n + 0.2)); for texts all levels of the rows.
/// </summary>
/// <param name="Column">Its name.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Values">Rising; indices of texts, days of dates.</param>
/// <param name="Texts">The texts of the values of a category or a flag; otherwise empty.</param>
/// <param name="Predictions">Outputs × values: the number, or the probability of each class; of two classes only the second.</param>
public sealed record PartialDependence(string Column, ColumnType Type, double[] Values, ImmutableArray<string> Texts, double[][] Predictions)
{
    /// <summary>Most values of a number.</summary>
    public const int Points = 20;

    private const double Low = 0.05, High = 0.95;

    private const int MostLevels = 30;

    /// <summary>The dependence on a column; null if no row has a value.</summary>
    public static PartialDependence? Compute(ImmutableArray<JudgedPart> parts, ColumnGroup column)
    {
        var (first, table) = (column.Inputs[0], parts[0].Rows);
        var of = table.ColumnOf(first);
        double[] known = [.. parts.SelectMany(part => Enumerable.Range(0, part.Rows.Rows).Select(row => part.Rows.Input(row, first))).Where(double.IsFinite).Order()];
        var isText = of.Type is ColumnType.Category or ColumnType.Flag;
        var values = isText ? Levels(known) : Grid(known);
        if (values.Length == 0) return null;
        var outputs = Math.Max(1, table.Classes.Length);
        var sums = new double[values.Length][];
        foreach (var (at, value) in values.Index())
        {
            sums[at] = new double[outputs];
            foreach (var part in parts)
            {
                foreach (var (place, prediction) in part.Predict(column.With(part.Rows, value)).Index()) sums[at][place % outputs] += prediction;
            }
        }

        var isPair = outputs == 2 && !table.HasLabels;
        var rows = parts.Sum(part => part.Rows.Rows);
        return new PartialDependence(
            column.Name,
            of.Type,
            values,
            isText ? [.. values.Select(value => of.Levels[(int)value])] : [],
            [.. Enumerable.Range(isPair ? 1 : 0, isPair ? 1 : outputs).Select(output => sums.Select(sum => sum[output] / rows).ToArray())]);
    }

    /// <summary>Values of a number.</summary>
    /// <param name="known">Rising.</param>
    internal static double[] Grid(double[] known)
    {
        double[] different = [.. known.Distinct().Take(Points)];
        if (different.Length < Points) return different;
        var (low, high) = (Percentile(known, Low), Percentile(known, High));
        return low == high ? [low] : [.. Enumerable.Range(0, Points).Select(at => low + ((high - low) * at / (Points - 1)))];
    }

    // The most frequent ones where there are many; unknown texts are not a level.
    private static double[] Levels(double[] known) =>
        [.. known.Where(value => value >= 0).CountBy(value => value).OrderByDescending(level => level.Value).Take(MostLevels).Select(level => level.Key).Order()];

    private static double Percentile(double[] sorted, double share)
    {
        var place = (sorted.Length * share) + 0.4 + (share * 0.2);
        var below = (int)Math.Floor(Math.Clamp(place, 1, sorted.Length - 1));
        var weight = Math.Clamp(place - below, 0, 1);
        return ((1 - weight) * sorted[below - 1]) + (weight * sorted[below]);
    }
}
