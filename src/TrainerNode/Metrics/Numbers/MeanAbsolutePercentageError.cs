using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Metrics.Numbers;

/// <summary>Mean of |p − y| / |y|, as a share: 0.1 is 10 %. A target of 0 has no such error.</summary>
public sealed record MeanAbsolutePercentageError() : NumberMetric("mape")
{
    public static readonly Kind<Metric> Kind = new("mape", _ => new MeanAbsolutePercentageError());

    /// <inheritdoc/>
    public override string? Undefined(ReadOnlySpan<double> targets, ImmutableArray<string> classes) => targets.IndexOf(0.0) >= 0 ? "a target of 0" : null;

    /// <inheritdoc/>
    public override double Compute(PredictedRows rows)
    {
        var predictions = rows.Outputs;
        var targets = rows.Targets;
        var sum = 0.0;
        for (var i = 0; i < targets.Length; i++)
        {
            var target = Math.Abs(rows.TargetOf(i));
            if (rows.WeightOf(i) == 0) continue;
            if (target == 0) return double.NaN;
            sum += rows.WeightOf(i) * Math.Abs((double)predictions[i] - targets[i]) * rows.Factor / target;
        }

        return sum / rows.Total;
    }
}
