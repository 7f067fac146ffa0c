using System.Runtime.CompilerServices;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.TrainerNode.Models.Dense;

/// <summary>A loss of each prediction's difference to its own target. Summed in double precision, row by row.</summary>
internal sealed unsafe class ElementwiseLoss<TLoss>(TLoss loss) : IDenseLoss
    where TLoss : struct, IDifferenceLoss
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public float Differentiate(float* predictions, float* targets, float* slopes, int rows, int outputs, int stride)
    {
        var count = rows * outputs;
        var share = 1f / count;
        var sum = 0.0;
        for (var row = 0; row < rows; row++, predictions += stride, slopes += stride, targets += outputs)
        {
            for (var output = 0; output < outputs; output++)
            {
                sum += loss.Of(predictions[output] - targets[output], out var slope);
                slopes[output] = slope * share;
            }
        }

        return (float)(sum / count);
    }
}

/// <summary>One difference's loss.</summary>
internal interface IDifferenceLoss
{
    /// <summary>The loss, and its derivative in <paramref name="slope"/>; NaN of NaN.</summary>
    float Of(float difference, out float slope);
}

/// <summary>(p − y)².</summary>
internal readonly struct SquaredDifference : IDifferenceLoss
{
    public float Of(float difference, out float slope)
    {
        slope = 2 * difference;
        return difference * difference;
    }
}

/// <summary>|p − y|, with derivative 0 at 0.</summary>
internal readonly struct AbsoluteDifference : IDifferenceLoss
{
    public float Of(float difference, out float slope)
    {
        slope = difference > 0 ? 1 : difference < 0 ? -1 : difference;
        return MathF.Abs(difference);
    }
}

/// <summary>See <see cref="LossSettings.SmoothL1"/>.</summary>
internal readonly struct SmoothDifference(float beta) : IDifferenceLoss
{
    public float Of(float difference, out float slope)
    {
        var size = MathF.Abs(difference);
        if (size >= beta)
        {
            slope = difference > 0 ? 1 : -1;
            return size - (0.5f * beta);
        }

        slope = difference / beta;
        return 0.5f * difference * difference / beta;
    }
}
