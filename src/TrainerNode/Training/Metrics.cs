using ActorSearch.Shared.Results;

namespace ActorSearch.TrainerNode.Training;

/// <summary>Regression metrics.</summary>
public static class Metrics
{
    /// <summary>The metrics of these predictions, summed in double precision.</summary>
    /// <param name="predictions">In units of the unscaled target, at least one.</param>
    /// <param name="targets">As many.</param>
    public static RegressionMetrics Of(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets)
    {
        if (predictions.IsEmpty || predictions.Length != targets.Length)
        {
            throw new ArgumentException($"{predictions.Length} predictions for {targets.Length} targets.");
        }

        double absolute = 0, squared = 0, mean = 0, total = 0;
        for (var i = 0; i < targets.Length; i++)
        {
            var error = (double)predictions[i] - targets[i];
            absolute += Math.Abs(error);
            squared += error * error;
            mean += targets[i];
        }

        // A second pass: the sum of squares less the squared sum would lose its digits where the mean is large.
        mean /= targets.Length;
        foreach (var target in targets)
        {
            total += (target - mean) * (target - mean);
        }

        var constant = targets.IndexOfAnyExcept(targets[0]) < 0;
        return new RegressionMetrics(
            absolute / targets.Length, Math.Sqrt(squared / targets.Length), constant ? double.NaN : 1 - (squared / total));
    }
}
