using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Metrics.Probabilities;

/// <summary>
/// Expected calibration error (Guo and others, «On calibration of modern neural networks», 2017): rows are divided by the probability of their
/// predicted class into intervals of one width; the mean over rows of |accuracy − mean probability| of the interval.
/// </summary>
/// <param name="Intervals">How many, ≥ 1; each includes its upper end.</param>
public sealed record CalibrationError(int Intervals) : ClassMetric(FormattableString.Invariant($"ece:{Intervals}"), HigherIsBetter: false, Best: 0)
{
    private static readonly Setting<int> Bins =
        Define.Whole("selection.bins", SettingScope.Outcome, 15, "Number of intervals of probability in the metric ece.", atLeast: 1, atMost: 10_000);

    public static readonly Kind<Metric> Kind = new("ece", values => new CalibrationError(values.Get(Bins)), Bins);

    /// <inheritdoc/>
    public override string Text => "ece";

    /// <inheritdoc/>
    public override string Key => "expectedCalibrationError";

    /// <inheritdoc/>
    public override double Compute(PredictedRows rows)
    {
        var (right, sum) = (new double[Intervals], new double[Intervals]);
        for (var row = 0; row < rows.Rows; row++)
        {
            var probabilities = rows.Probabilities.Slice(row * rows.Classes, rows.Classes);
            var predicted = 0;
            for (var c = 1; c < rows.Classes; c++)
            {
                if (probabilities[c] > probabilities[predicted]) predicted = c;
            }

            var interval = Math.Clamp((int)Math.Ceiling((double)probabilities[predicted] * Intervals) - 1, 0, Intervals - 1);
            right[interval] += predicted == rows.ClassOf(row) ? rows.WeightOf(row) : 0;
            sum[interval] += rows.WeightOf(row) * probabilities[predicted];
        }

        var error = 0.0;
        for (var interval = 0; interval < Intervals; interval++) error += Math.Abs(right[interval] - sum[interval]);
        return error / rows.Total;
    }
}
