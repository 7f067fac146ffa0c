using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results.Digests;

namespace ActorSearch.TrainerNode.Losses;

/// <summary>A loss of numbers: a function of each prediction's error, averaged.</summary>
public abstract record NumberLoss : LossSettings
{
    /// <summary>Of one error, in double precision.</summary>
    protected abstract double Compute(double error);

    /// <summary>The derivative by the prediction, in single precision.</summary>
    protected abstract float Slope(float error);

    /// <inheritdoc/>
    public sealed override double Mean(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights = default)
    {
        if (predictions.IsEmpty || predictions.Length != targets.Length)
        {
            throw new ArgumentException($"{predictions.Length} predictions for {targets.Length} targets.");
        }

        double sum = 0, total = predictions.Length;
        if (weights.IsEmpty)
        {
            for (var i = 0; i < predictions.Length; i++) sum += Compute((double)predictions[i] - targets[i]);
        }
        else
        {
            total = 0;
            for (var i = 0; i < predictions.Length; i++)
            {
                sum += weights[i] * Compute((double)predictions[i] - targets[i]);
                total += weights[i];
            }
        }

        return Significand.Rounded(sum / total);
    }

    /// <inheritdoc/>
    public sealed override float Gradient(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradient)
    {
        var share = 1f / predictions.Length;
        for (var i = 0; i < predictions.Length; i++)
        {
            gradient[i] = share * Slope(predictions[i] - targets[i]);
        }

        return (float)Mean(predictions, targets);
    }

    /// <summary>0 at 0, and NaN stays NaN, where <see cref="Math.Sign(float)"/> would throw.</summary>
    protected static float Sign(float error) => error > 0 ? 1 : error < 0 ? -1 : error;
}
