using ActorSearch.Abstractions;

namespace ActorSearch.Torch;

/// <summary>Loss and metrics over some rows, in the units of the target; NaN over no rows.</summary>
internal sealed record ModuleScore(double Loss, IReadOnlyDictionary<string, double> Metrics)
{
    private const string Determination = "r2", AbsoluteError = "mae", Accuracy = "accuracy";

    public static IReadOnlyList<ObjectiveMetric> MetricsOf(TorchLoss loss) => loss.IsForClasses
        ? [new ObjectiveMetric(Accuracy, MetricDirection.Maximize)]
        : [new ObjectiveMetric(Determination, MetricDirection.Maximize), new ObjectiveMetric(AbsoluteError, MetricDirection.Minimize)];

    /// <param name="targets">As in the file.</param>
    /// <param name="predictions">In the same units; for classes their index.</param>
    public static ModuleScore Compute(TorchLoss loss, double mean, ReadOnlySpan<double> targets, ReadOnlySpan<double> predictions) =>
        new(mean, loss.IsForClasses ? OfClasses(targets, predictions) : OfNumbers(targets, predictions));

    private static Dictionary<string, double> OfClasses(ReadOnlySpan<double> targets, ReadOnlySpan<double> predictions)
    {
        var right = 0;
        for (var i = 0; i < targets.Length; i++) right += targets[i] == predictions[i] ? 1 : 0;
        return new() { [Accuracy] = right / (double)targets.Length };
    }

    private static Dictionary<string, double> OfNumbers(ReadOnlySpan<double> targets, ReadOnlySpan<double> predictions)
    {
        var (mean, errors, absolute, spread) = (0.0, 0.0, 0.0, 0.0);
        foreach (var target in targets) mean += target / targets.Length;
        for (var i = 0; i < targets.Length; i++)
        {
            var error = targets[i] - predictions[i];
            errors += error * error;
            absolute += Math.Abs(error);
            spread += (targets[i] - mean) * (targets[i] - mean);
        }

        return new() { [Determination] = spread > 0 ? 1 - (errors / spread) : double.NaN, [AbsoluteError] = absolute / targets.Length };
    }
}
