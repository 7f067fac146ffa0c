namespace ActorSearch.Shared.Results;

/// <summary>
/// The folds' averaged validation curve. Folds stop at different epochs; the mean curve ends with the shortest of them, since
/// past it the average would be over other folds than before and could fall by losing a bad one.
/// </summary>
public static class MeanCurve
{
    /// <summary>Mean loss of each epoch, summed in the order of the folds in double precision; empty without a fold.</summary>
    /// <param name="curves">Loss per epoch of each fold.</param>
    public static double[] Of(IReadOnlyList<float[]> curves)
    {
        var mean = new double[curves.Count == 0 ? 0 : curves.Min(curve => curve.Length)];
        for (var epoch = 0; epoch < mean.Length; epoch++)
        {
            foreach (var curve in curves)
            {
                mean[epoch] += curve[epoch];
            }

            mean[epoch] /= curves.Count;
        }

        return mean;
    }

    /// <summary>The lowest finite point, the earlier among equals: its epoch (from 1) and loss; null where no point is finite.</summary>
    /// <param name="curves">Loss per epoch of each fold.</param>
    public static (int Epoch, double Loss)? Lowest(IReadOnlyList<float[]> curves)
    {
        (int Epoch, double Loss)? lowest = null;
        var mean = Of(curves);
        for (var epoch = 1; epoch <= mean.Length; epoch++)
        {
            var loss = mean[epoch - 1];
            if (double.IsFinite(loss) && (lowest is not { } best || loss < best.Loss))
            {
                lowest = (epoch, loss);
            }
        }

        return lowest;
    }
}
