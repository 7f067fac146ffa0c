using ActorSearch.Shared.Results;

namespace ActorSearch.TrainerNode.Training;

/// <summary>Regression metrics.</summary>
public static class Metrics
{
    /// <summary>The metrics of these predictions, summed in double precision.</summary>
    /// <param name="predictions">At least one.</param>
    /// <param name="targets">As many, in the same unit.</param>
    /// <param name="factor">What a difference of both is multiplied by to be one in units of the target.</param>
    public static RegressionMetrics Of(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, double factor = 1)
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
            absolute / targets.Length * factor, Math.Sqrt(squared / targets.Length) * factor, constant ? double.NaN : 1 - (squared / total));
    }
}
