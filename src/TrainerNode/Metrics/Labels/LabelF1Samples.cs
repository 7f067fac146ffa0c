using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Metrics.Labels;

/// <summary>Mean over rows of the F1 of a row's labels; of a row that has and is predicted none it is 0.</summary>
public sealed record LabelF1Samples() : LabelMetric("label-f1-samples")
{
    public static readonly Kind<Metric> Kind = new("label-f1-samples", _ => new LabelF1Samples());

    /// <inheritdoc/>
    public override double Compute(PredictedRows rows)
    {
        var sum = 0.0;
        for (var row = 0; row < rows.Rows; row++)
        {
            var (has, predicts, both) = (0, 0, 0);
            for (var label = 0; label < rows.Classes; label++)
            {
                var (isThere, isPredicted) = (rows.Has(row, label), rows.Predicts(row, label));
                has += isThere ? 1 : 0;
                predicts += isPredicted ? 1 : 0;
                both += isThere && isPredicted ? 1 : 0;
            }

            sum += rows.WeightOf(row) * new ClassCounts(has, predicts, both).F1;
        }

        return sum / rows.Total;
    }
}
