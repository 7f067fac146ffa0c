using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Predictions;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Metrics.Labels;

/// <summary>A mean over labels of a metric of the order that probabilities give to rows.</summary>
public abstract record LabelRankMetric(string Name) : LabelMetric(Name)
{
    /// <summary>Whether it needs rows without each label too.</summary>
    protected virtual bool NeedsOthers => true;

    /// <inheritdoc/>
    public sealed override double Compute(PredictedRows rows)
    {
        var (order, positive, sum) = (new ScoreOrder(rows.Rows), new bool[rows.Rows], 0.0);
        for (var label = 0; label < rows.Classes; label++)
        {
            var scores = order.Begin(rows.Rows);
            for (var row = 0; row < positive.Length; row++) (scores[row], positive[row]) = (rows.Probabilities[(row * rows.Classes) + label], rows.Has(row, label));
            order.Sort();
            sum += Compute(order, positive, rows.Weights.Span);
        }

        return sum / rows.Classes;
    }

    /// <inheritdoc/>
    public sealed override string? Undefined(ReadOnlySpan<double> targets, ImmutableArray<string> classes)
    {
        for (var label = 0; label < classes.Length; label++)
        {
            var (with, without) = (false, false);
            foreach (var target in targets)
            {
                with |= LabelSet.Has(target, label);
                without |= !LabelSet.Has(target, label);
            }

            if (!with || (NeedsOthers && !without)) return $"no row {(with ? "without" : "with")} the label {QuotedText.Quoted(classes[label])}";
        }

        return null;
    }

    /// <summary>Its value for one label.</summary>
    /// <param name="order">The rows in the order of the label's probability.</param>
    /// <param name="positive">Whether each row has the label.</param>
    /// <param name="weights">How much each row counts; empty if all count 1.</param>
    private protected abstract double Compute(ScoreOrder order, bool[] positive, ReadOnlySpan<float> weights);
}
