using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Metrics.Probabilities;

/// <summary>
/// Mean squared error of probabilities (Brier, 1950): of two classes that of the second, from 0 to 1; of several the sum over classes, from 0 to 2.
/// </summary>
public sealed record BrierScore() : ClassMetric("brier", HigherIsBetter: false, Best: 0)
{
    public static readonly Kind<Metric> Kind = new("brier", _ => new BrierScore());

    /// <inheritdoc/>
    public override double Compute(PredictedRows rows)
    {
        var probabilities = rows.Probabilities;
        var sum = 0.0;
        for (var row = 0; row < rows.Rows; row++)
        {
            for (var c = rows.Classes == 2 ? 1 : 0; c < rows.Classes; c++)
            {
                var error = probabilities[(row * rows.Classes) + c] - (rows.ClassOf(row) == c ? 1.0 : 0);
                sum += rows.WeightOf(row) * (error * error);
            }
        }

        return sum / rows.Total;
    }
}
