using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Predictions;
using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Data;

namespace ActorSearch.TrainerNode.Analysis.Effects;

/// <summary>
/// Permutation importance (Breiman, «Random forests», 2001; scikit-learn's permutation_importance): the score of predictions less that with the values of one column shuffled.
/// The score is that of all rows together; values are shuffled among the rows that one model predicts. Correlated columns share what they do, so each of them alone can seem to do little.
/// </summary>
internal static class PermutationImportance
{
    /// <summary>Shuffles of a column.</summary>
    public const int Repeats = 5;

    /// <summary>The score and, by column, its loss; null where the metric is not defined on these rows.</summary>
    public static (double Score, ImmutableArray<InputImportance> Importance)? Compute(
        ImmutableArray<JudgedPart> parts, ImmutableArray<ColumnGroup> columns, Metric metric, ulong seed, int repeats = Repeats)
    {
        var score = Score(parts, metric, part => part.Rows);
        if (!double.IsFinite(score)) return null;
        var importance = ImmutableArray.CreateBuilder<InputImportance>(columns.Length);
        foreach (var (at, column) in columns.Index())
        {
            var lost = new double[repeats];
            for (var repeat = 0; repeat < repeats; repeat++)
            {
                var stream = RandomStream.For(seed, StreamPurpose.Permutation, at, repeat);
                var shuffled = Score(parts, metric, part => column.Permuted(part.Rows, Order(part.Rows.Rows, ref stream)));
                lost[repeat] = metric.HigherIsBetter ? score - shuffled : shuffled - score;
            }

            var mean = lost.Average();
            importance.Add(new InputImportance(column.Name, mean, Math.Sqrt(lost.Average(one => (one - mean) * (one - mean)))));
        }

        return (score, importance.MoveToImmutable());
    }

    private static int[] Order(int rows, ref RandomStream stream)
    {
        int[] order = [.. Enumerable.Range(0, rows)];
        stream.Shuffle(order.AsSpan());
        return order;
    }

    private static double Score(ImmutableArray<JudgedPart> parts, Metric metric, Func<JudgedPart, DataTable> rows)
    {
        var (outputs, targets, weights, table) = (new List<float>(), new List<float>(), new List<float>(), parts[0].Rows);
        foreach (var part in parts)
        {
            var predictions = part.Predict(rows(part));
            outputs.AddRange(table.Classes.IsEmpty ? predictions.Select(table.TargetUnit.Store) : predictions.Select(share => (float)share));
            targets.AddRange(part.Rows.Targets);
            weights.AddRange(part.Rows.Roles.Weights?.Values.Select(weight => (float)weight) ?? []);
        }

        if (outputs.Exists(output => !float.IsFinite(output))) return double.NaN;
        return metric.Compute(table.Classes.IsEmpty
            ? new PredictedRows(outputs.ToArray(), targets.ToArray(), 0, table.TargetUnit.Factor, table.TargetUnit.Offset) { Weights = weights.ToArray() }
            : PredictedRows.OfProbabilities([.. outputs], targets.ToArray(), table.Classes.Length, weights.ToArray(), table.HasLabels));
    }
}
