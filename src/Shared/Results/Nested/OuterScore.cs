using ActorSearch.Shared.Experiments.Kinds;

namespace ActorSearch.Shared.Results.Nested;

/// <summary>
/// What nested cross-validation says of a search: the mean over the outer folds of what its final models score there. It estimates what the whole
/// procedure comes to on new rows, the choice of configuration and epoch included.
/// </summary>
/// <param name="Folds">How many outer folds, ≥ 2.</param>
/// <param name="Mean">Of the metric, summed in the order of the folds.</param>
/// <param name="Deviation">Sample standard deviation (n − 1).</param>
public sealed record OuterScore(int Folds, double Mean, double Deviation)
{
    /// <summary>
    /// Of the mean, as if the folds were independent. They share rows of training, so that it is too small on average (Bengio and Grandvalet, «No unbiased estimator
    /// of the variance of k-fold cross-validation», 2004).
    /// </summary>
    public double StandardError => Deviation / Math.Sqrt(Folds);

    /// <summary>The score; null without outer folds, and if one of them has no finite score, because the mean of the others would be too good.</summary>
    public static OuterScore? Compute(IReadOnlyList<OuterFold> folds, Metric metric)
    {
        if (folds.Count < 2 || !folds.All(fold => double.IsFinite(fold.ValueOf(metric))))
        {
            return null;
        }

        var sum = 0.0;
        foreach (var fold in folds) sum += fold.ValueOf(metric);
        var (mean, squares) = (sum / folds.Count, 0.0);
        foreach (var fold in folds) squares += (fold.ValueOf(metric) - mean) * (fold.ValueOf(metric) - mean);
        return new OuterScore(folds.Count, mean, Math.Sqrt(squares / (folds.Count - 1)));
    }
}
