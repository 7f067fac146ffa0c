using System.Collections.Immutable;

namespace ActorSearch.Shared.Predictions;

/// <summary>A threshold for each label, chosen on some rows.</summary>
public static class LabelThresholds
{
    /// <summary>The best threshold of each label on its own; 0.5 where none has a score.</summary>
    /// <param name="labels">Of each label its probabilities, one a row and none NaN, and which rows have it.</param>
    /// <param name="score">Of the counts of the rows without a label and with it.</param>
    /// <param name="higherIsBetter">Which score is better.</param>
    /// <param name="weights">See <see cref="ChosenThreshold.Choose"/>.</param>
    public static ImmutableArray<double> Each(IReadOnlyCollection<(double[] Probabilities, bool[] Have)> labels, Func<ClassCounts[], double> score, bool higherIsBetter, double[]? weights) =>
        [.. labels.Select(label => ChosenThreshold.Choose(label.Probabilities, label.Have, score, higherIsBetter, weights)?.Value ?? LabelSet.Threshold)];

    /// <summary>
    /// The thresholds with the highest F1 of all labels together. It is a ratio of sums over labels, so the best ratio λ is where the best sum of 2·hits − λ·(support + predicted) is 0, and
    /// the ratio of the best sum of one λ is the next λ (Dinkelbach, «On nonlinear fractional programming», 1967).
    /// </summary>
    /// <param name="labels">As above.</param>
    /// <param name="weights">As above.</param>
    public static ImmutableArray<double> Together(IReadOnlyCollection<(double[] Probabilities, bool[] Have)> labels, double[]? weights)
    {
        var (best, ratio) = (ImmutableArray<double>.Empty, -1.0);
        for (var next = 0.0; next > ratio;)
        {
            ratio = next;
            best = Each(labels, counts => (2 * counts[1].Hits) - (ratio * (counts[1].Support + counts[1].Predicted)), higherIsBetter: true, weights);
            next = Sum([.. labels.Zip(best, (label, threshold) => Counts(label.Probabilities, label.Have, threshold, weights)[1])]).F1;
        }

        return best;
    }

    /// <summary>The counts of the rows without a label and with it, where it is predicted from a threshold on.</summary>
    public static ClassCounts[] Counts(double[] probabilities, bool[] have, double threshold, double[]? weights)
    {
        Span<double> rows = [0, 0, 0, 0];
        for (var row = 0; row < probabilities.Length; row++) rows[(have[row] ? 2 : 0) + (probabilities[row] >= threshold ? 1 : 0)] += weights?[row] ?? 1;
        return [new ClassCounts(rows[0] + rows[1], rows[0] + rows[2], rows[0]), new ClassCounts(rows[2] + rows[3], rows[1] + rows[3], rows[3])];
    }

    /// <summary>Counts of several labels as if they were one.</summary>
    public static ClassCounts Sum(ReadOnlySpan<ClassCounts> labels)
    {
        var all = default(ClassCounts);
        foreach (var one in labels) all = new ClassCounts(all.Support + one.Support, all.Predicted + one.Predicted, all.Hits + one.Hits);
        return all;
    }
}
