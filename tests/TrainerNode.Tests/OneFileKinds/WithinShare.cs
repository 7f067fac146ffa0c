using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Tests.OneFileKinds;

/// <summary>Share of rows whose prediction is off by at most a tolerance.</summary>
/// <param name="Tolerance">In units of the target, ≥ 0.</param>
public sealed record WithinShare(double Tolerance) : NumberMetric(FormattableString.Invariant($"within:{Tolerance}"), HigherIsBetter: true, Best: 1)
{
    private static readonly Setting<double> Most =
        Define.Number("selection.tolerance", SettingScope.Outcome, 1, "Errors of at most this size count as right in the metric within.");

    public static readonly Kind<Metric> Kind = new("within", values => new WithinShare(values.Get(Most)), Most);

    public override string Text => "within";

    public override string Key => "within";

    public override double Compute(PredictedRows rows)
    {
        var right = 0.0;
        for (var row = 0; row < rows.Rows; row++)
        {
            if (Math.Abs((double)rows.Outputs[row] - rows.Targets[row]) * rows.Factor <= Tolerance) right += rows.WeightOf(row);
        }

        return right / rows.Total;
    }
}
