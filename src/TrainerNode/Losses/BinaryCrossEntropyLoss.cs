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
                ofRow += Cost(x, LabelSet.Has(targets[row], label), Sigmoid.Falling(x));
            }

            sum += weight * ofRow;
            total += weight;
        }

        return Significand.Rounded(sum / total / labels);
    }

    /// <inheritdoc/>
    public override float Gradient(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradient)
    {
        var (labels, at, sum) = (predictions.Length / targets.Length, 0, 0.0);
        foreach (var target in targets)
        {
            var ofRow = 0.0;
            for (var label = 0; label < labels; label++, at++)
            {
                double x = predictions[at];
                var (has, falling) = (LabelSet.Has(target, label), Sigmoid.Falling(x));
                ofRow += Cost(x, has, falling);
                gradient[at] = (float)((Sigmoid.Compute(x, falling) - (has ? 1 : 0)) / predictions.Length);
            }

            sum += ofRow;
        }

        return (float)Significand.Rounded(sum / targets.Length / labels);
    }

    private static double Cost(double x, bool has, double falling) => Math.Max(has ? -x : x, 0) + Elementary.LogOnePlus(falling);
}
