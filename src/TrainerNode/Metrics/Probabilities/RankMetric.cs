using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Predictions;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Metrics.Probabilities;

/// <summary>A metric of the order that probabilities give to rows; it needs rows of every class.</summary>
public abstract record RankMetric(string Name) : ClassMetric(Name)
{
    /// <inheritdoc/>
    public sealed override string? Undefined(ReadOnlySpan<double> targets, ImmutableArray<string> classes)
    {
        for (var of = 0; of < classes.Length; of++)
        {
            if (targets.IndexOf((double)of) < 0) return $"no row of the class {QuotedText.Quoted(classes[of])}";
        }

        return null;
    }

    /// <summary>The mean over classes of a metric of one class against the rest; of two classes that of the second.</summary>
    /// <param name="metric">Of the rows in the order of the class's probability, and whether each is of the class.</param>
    /// <param name="weight">How much a class counts, by its rows.</param>
    private protected static double Mean(PredictedRows rows, Func<ScoreOrder, bool[], double> metric, Func<double, double> weight)
    {
        var (order, positive) = (new ScoreOrder(rows.Rows), new bool[rows.Rows]);
        var (sum, weights) = (0.0, 0.0);
        for (var of = rows.Classes == 2 ? 1 : 0; of < rows.Classes; of++)
        {
            var scores = order.Begin(rows.Rows);
            var ofClass = 0.0;
            for (var row = 0; row < positive.Length; row++)
            {
                (scores[row], positive[row]) = (rows.Probabilities[(row * rows.Classes) + of], rows.ClassOf(row) == of);
                ofClass += positive[row] ? rows.WeightOf(row) : 0;
            }

            order.Sort();
            var counts = weight(ofClass);
            sum += counts * metric(order, positive);
            weights += counts;
        }

        return sum / weights;
    }
}
