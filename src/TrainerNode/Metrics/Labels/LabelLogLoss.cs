using ActorSearch.Shared.Arithmetic;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Metrics.Labels;

/// <summary>Mean over labels of the log loss of two classes, with the label and without it; probabilities are kept within 2⁻⁵² of 0 and 1, as in scikit-learn.</summary>
public sealed record LabelLogLoss() : LabelMetric("label-log-loss", HigherIsBetter: false, Best: 0)
{
    private const double Least = 1.0 / (1L << 52);

    public static readonly Kind<Metric> Kind = new("label-log-loss", _ => new LabelLogLoss());

    /// <inheritdoc/>
    public override double Compute(PredictedRows rows)
    {
        var probabilities = rows.Probabilities;
        var loss = 0.0;
        for (var row = 0; row < rows.Rows; row++)
        {
            for (var label = 0; label < rows.Classes; label++)
            {
                double probability = probabilities[(row * rows.Classes) + label];
                loss -= rows.WeightOf(row) * Elementary.Log(Math.Clamp(rows.Has(row, label) ? probability : 1 - probability, Least, 1 - Least));
            }
        }

        return loss / (rows.Total * rows.Classes);
    }
}
