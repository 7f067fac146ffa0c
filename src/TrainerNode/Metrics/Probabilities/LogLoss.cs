using ActorSearch.Shared.Arithmetic;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Metrics.Probabilities;

/// <summary>Mean of −log of the probability of each row's class; probabilities are kept within 2⁻⁵² of 0 and 1 and add up to 1, as in scikit-learn.</summary>
public sealed record LogLoss() : ClassMetric("log-loss", HigherIsBetter: false, Best: 0)
{
    private const double Least = 1.0 / (1L << 52);

    public static readonly Kind<Metric> Kind = new("log-loss", _ => new LogLoss());

    /// <inheritdoc/>
    public override double Compute(PredictedRows rows)
    {
        var probabilities = rows.Probabilities;
        var loss = 0.0;
        for (var row = 0; row < rows.Rows; row++)
        {
            var (of, sum) = (row * rows.Classes, 0.0);
            for (var c = 0; c < rows.Classes; c++) sum += Math.Clamp(probabilities[of + c], Least, 1 - Least);
            loss -= rows.WeightOf(row) * Elementary.Log(Math.Clamp(probabilities[of + rows.ClassOf(row)], Least, 1 - Least) / sum);
        }

        return loss / rows.Total;
    }
}
