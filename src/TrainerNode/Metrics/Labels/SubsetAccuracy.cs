using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Metrics.Labels;

/// <summary>Share of rows that are predicted right in all labels.</summary>
public sealed record SubsetAccuracy() : LabelMetric("subset-accuracy")
{
    public static readonly Kind<Metric> Kind = new("subset-accuracy", _ => new SubsetAccuracy());

    /// <inheritdoc/>
    public override double Compute(PredictedRows rows)
    {
        var right = 0.0;
        for (var row = 0; row < rows.Rows; row++)
        {
            var label = 0;
            while (label < rows.Classes && rows.Has(row, label) == rows.Predicts(row, label)) label++;
            right += label == rows.Classes ? rows.WeightOf(row) : 0;
        }

        return right / rows.Total;
    }
}
