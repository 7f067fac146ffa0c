using ActorSearch.Shared.Arithmetic;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;
using ActorSearch.Shared.Results.Digests;

namespace ActorSearch.TrainerNode.Losses;

/// <summary>
/// −(1 − p)^γ·log p with the probability p of the row's class: rows that are easy count little (Lin and others, «Focal loss for dense object detection», 2017).
/// Scores are plain cross entropies, so that γ can vary within a search.
/// </summary>
/// <param name="Gamma">γ, ≥ 0; 0 is the cross entropy.</param>
public sealed record FocalLoss(double Gamma) : LossSettings
{
    private static readonly Setting<double> Focus =
        Define.Number("loss.gamma", SettingScope.Training, 2, "How much less easy rows count in loss.kind = focal; 0: cross-entropy.", atMost: 100);

    public static readonly Kind<LossSettings> Kind = new("focal", values => new FocalLoss(values.Get(Focus)), Focus) { IsForClasses = true };

    /// <inheritdoc/>
    public override bool IsForClasses => true;

    /// <inheritdoc/>
    public override LossSettings Measured() => new CrossEntropyLoss(0, new ClassWeights.Equal());

    /// <inheritdoc/>
    public override double Mean(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights = default)
    {
        var (classes, sum, total) = (predictions.Length / targets.Length, 0.0, 0.0);
        for (var row = 0; row < targets.Length; row++)
        {
            var (logP, logRest) = Logs(predictions.Slice(row * classes, classes), (int)targets[row]);
            var weight = weights.IsEmpty ? 1.0 : weights[row];
            sum -= weight * (Power(logRest, Gamma) * logP);
            total += weight;
        }

        return Significand.Rounded(sum / total);
    }

    /// <inheritdoc/>
    public override float Gradient(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradient)
    {
        var classes = predictions.Length / targets.Length;
        for (var row = 0; row < targets.Length; row++)
        {
            var outputs = predictions.Slice(row * classes, classes);
            var slopes = gradient.Slice(row * classes, classes);
            var actual = (int)targets[row];
            var (logP, logRest) = Logs(outputs, actual);

            // dL/dp · p, of which the slope by output j is the share δ − p_j. For γ < 1 the power grows beyond all bounds while log p is 0 already.
            var slope = (Gamma == 0 || logP == 0 ? 0 : Gamma * Power(logRest, Gamma - 1) * Elementary.Exp(logP) * logP) - Power(logRest, Gamma);
            var logSum = Softmax.LogSumExp(outputs);
            for (var c = 0; c < classes; c++)
            {
                var share = c == actual ? Elementary.Exp(logRest) : -Elementary.Exp(outputs[c] - logSum);
                slopes[c] = (float)(slope * share / targets.Length);
            }
        }

        return (float)Mean(predictions, targets);
    }

    /// <summary>log p of a class and log(1 − p), each without cancellation.</summary>
    private static (double LogP, double LogRest) Logs(ReadOnlySpan<float> outputs, int actual)
    {
        var logSum = Softmax.LogSumExp(outputs);
        return (outputs[actual] - logSum, Softmax.LogSumExp(outputs, except: actual) - logSum);
    }

    private static double Power(double log, double exponent) => exponent == 0 ? 1 : Elementary.Exp(exponent * log);
}
