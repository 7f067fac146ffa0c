using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results.Digests;

namespace ActorSearch.TrainerNode.Losses;

/// <summary>
/// The losses and their gradients as in torch.nn.functional with mean reduction: one implementation for all engines and all scores.
/// </summary>
public static class LossFunctions
{
    /// <summary>Mean loss over all elements, summed in double precision and rounded to 24 bits.</summary>
    /// <param name="loss">Which.</param>
    /// <param name="predictions">At least one.</param>
    /// <param name="targets">As many; of cross entropy one class a row.</param>
    public static double Mean(LossSettings loss, ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets)
    {
        if (loss is LossSettings.CrossEntropy classes) return Significand.Rounded(CrossEntropy.Of(classes).MeanLoss(predictions, targets));
        RequirePairs(predictions, targets);
        double sum = 0;
        for (var i = 0; i < predictions.Length; i++)
        {
            sum += Of(loss, (double)predictions[i] - targets[i]);
        }

        return Significand.Rounded(sum / predictions.Length);
    }

    /// <summary>Mean loss, and its derivative by each prediction.</summary>
    /// <param name="loss">Which.</param>
    /// <param name="predictions">At least one.</param>
    /// <param name="targets">As many; of cross entropy one class a row.</param>
    /// <param name="gradient">As many; replaced.</param>
    public static float Gradient(
        LossSettings loss, ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradient)
    {
        if (loss is LossSettings.CrossEntropy classes) return (float)CrossEntropy.Of(classes).Gradient(predictions, targets, gradient);
        var share = 1f / predictions.Length;
        for (var i = 0; i < predictions.Length; i++)
        {
            gradient[i] = share * Slope(loss, predictions[i] - targets[i]);
        }

        return (float)Mean(loss, predictions, targets);
    }

    /// <summary>Whether a batch has a mean loss: of cross entropy, rows of classes with a weight of 0 alone have none.</summary>
    /// <param name="targets">Of cross entropy one class a row.</param>
    public static bool HasMean(LossSettings loss, ReadOnlySpan<float> targets) =>
        loss is not LossSettings.CrossEntropy classes || CrossEntropy.Of(classes).Weighs(targets);

    /// <summary>The loss that scores are given in: of cross entropy the plain one, so that they can be compared.</summary>
    public static LossSettings Measured(LossSettings loss) =>
        loss is LossSettings.CrossEntropy ? new LossSettings.CrossEntropy(0, new ClassWeights.Equal()) : loss;

    /// <summary>
    /// The loss to minimise when the target is divided by its deviation, so that the minimum stays where it is: the threshold of
    /// smooth L1 is given in units of the target and shrinks with it.
    /// </summary>
    public static LossSettings Scaled(LossSettings loss, double deviation) =>
        loss is LossSettings.SmoothL1 smooth ? new LossSettings.SmoothL1(smooth.Beta / deviation) : loss;

    /// <summary>What turns a <see cref="Scaled"/> loss of scaled numbers into the loss in units of the target.</summary>
    public static double Unit(LossSettings loss, double deviation) =>
        loss is LossSettings.MeanSquared ? deviation * deviation : deviation;

    private static double Of(LossSettings loss, double error)
    {
        var size = Math.Abs(error);
        return loss switch
        {
            LossSettings.MeanSquared => error * error,
            LossSettings.L1 => size,
            LossSettings.SmoothL1 smooth => size < smooth.Beta ? size * size / (2 * smooth.Beta) : size - (smooth.Beta / 2),
            _ => throw Unknown(loss),
        };
    }

    private static float Slope(LossSettings loss, float error) => loss switch
    {
        LossSettings.MeanSquared => 2 * error,
        LossSettings.L1 => Sign(error),
        LossSettings.SmoothL1 smooth => Math.Abs(error) < (float)smooth.Beta ? error / (float)smooth.Beta : Sign(error),
        _ => throw Unknown(loss),
    };

    /// <summary>0 at 0, and NaN stays NaN, where <see cref="Math.Sign(float)"/> would throw.</summary>
    private static float Sign(float error) => error > 0 ? 1 : error < 0 ? -1 : error;

    private static void RequirePairs(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets)
    {
        if (predictions.IsEmpty || predictions.Length != targets.Length)
        {
            throw new ArgumentException($"{predictions.Length} predictions for {targets.Length} targets.");
        }
    }

    private static ArgumentOutOfRangeException Unknown(LossSettings loss) => new(nameof(loss), loss, "Not a loss.");
}
