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
        var sum = 0.0;
        for (var label = 0; label < rows.Classes; label++)
        {
            var (scores, positive) = OfLabel(rows, label);
            sum += Compute(scores, positive, rows.Weights.Span);
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

    /// <summary>The probability of a label in each row, and whether the row has it.</summary>
    internal static (float[] Scores, bool[] Positive) OfLabel(PredictedRows rows, int label)
    {
        var (scores, positive) = (new float[rows.Rows], new bool[rows.Rows]);
        var probabilities = rows.Probabilities;
        for (var row = 0; row < scores.Length; row++) (scores[row], positive[row]) = (probabilities[(row * rows.Classes) + label], rows.Has(row, label));
        return (scores, positive);
    }

    /// <summary>Its value for one label.</summary>
    protected abstract double Compute(float[] scores, bool[] positive, ReadOnlySpan<float> weights);
}
