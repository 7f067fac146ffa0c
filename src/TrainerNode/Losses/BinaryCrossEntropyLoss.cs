using ActorSearch.Shared.Arithmetic;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;
using ActorSearch.Shared.Results.Digests;

namespace ActorSearch.TrainerNode.Losses;

/// <summary>
/// Mean over rows and labels of −y·log p − (1 − y)·log(1 − p), where p is the sigmoid of the net's output for a label and y says whether the row has it; PyTorch's
/// BCEWithLogitsLoss.
/// </summary>
public sealed record BinaryCrossEntropyLoss : LossSettings
{
    public static readonly Kind<LossSettings> Kind = new(ModelSection.LossOfLabels, _ => new BinaryCrossEntropyLoss());

    /// <inheritdoc/>
    public override bool IsForClasses => true;

    /// <inheritdoc/>
    public override bool IsForLabels => true;

    /// <inheritdoc/>
    public override double Mean(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights = default)
    {
        var (labels, sum, total) = (predictions.Length / targets.Length, 0.0, 0.0);
        for (var row = 0; row < targets.Length; row++)
        {
            var (weight, ofRow) = (weights.IsEmpty ? 1.0 : weights[row], 0.0);
            for (var label = 0; label < labels; label++)
            {
                double x = predictions[(row * labels) + label];
                ofRow += Math.Max(LabelSet.Has(targets[row], label) ? -x : x, 0) + Elementary.LogOnePlus(Elementary.Exp(-Math.Abs(x)));
            }

            sum += weight * ofRow;
            total += weight;
        }

        return Significand.Rounded(sum / total / labels);
    }

    /// <inheritdoc/>
    public override float Gradient(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradient)
    {
        var labels = predictions.Length / targets.Length;
        for (var at = 0; at < predictions.Length; at++)
        {
            gradient[at] = (float)((Sigmoid.Compute(predictions[at]) - (LabelSet.Has(targets[at / labels], at % labels) ? 1 : 0)) / predictions.Length);
        }

        return (float)Mean(predictions, targets);
    }
}
