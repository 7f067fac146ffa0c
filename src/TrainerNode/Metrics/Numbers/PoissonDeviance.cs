using System.Collections.Immutable;
using ActorSearch.Shared.Arithmetic;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Metrics.Numbers;

/// <summary>Mean of 2·(y·log(y / p) − y + p), like scikit-learn's mean_poisson_deviance; a target below 0 or a prediction that is not above 0 has none.</summary>
public sealed record PoissonDeviance() : NumberMetric("poisson-deviance")
{
    public static readonly Kind<Metric> Kind = new("poisson-deviance", _ => new PoissonDeviance());

    /// <inheritdoc/>
    public override string? Undefined(ReadOnlySpan<double> targets, ImmutableArray<string> classes) => targets.ContainsAnyInRange(double.NegativeInfinity, -double.Epsilon) ? "a target below 0" : null;

    /// <inheritdoc/>
    public override double Compute(PredictedRows rows)
    {
        var sum = 0.0;
        for (var row = 0; row < rows.Rows; row++)
        {
            if (rows.WeightOf(row) == 0) continue;
            var (target, prediction) = (rows.TargetOf(row), rows.PredictionOf(row));
            if (target < 0 || prediction <= 0) return double.NaN;
            sum += rows.WeightOf(row) * 2 * ((target == 0 ? 0 : target * Elementary.Log(target / prediction)) - target + prediction);
        }

        return sum / rows.Total;
    }
}
