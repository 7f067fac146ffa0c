using System.Collections.Frozen;
using ActorSearch.Abstractions;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Results;
using static System.FormattableString;

namespace ActorSearch.TrainerNode.Objectives;

/// <summary>The metrics that an objective has promised to report.</summary>
internal sealed class ReportedMetrics(Experiment experiment)
{
    public static readonly Dictionary<string, double> None = [];

    /// <summary>The reason of a number that is too large.</summary>
    public const string TooLarge = "numbers beyond 1E+150 have no mean and no deviation over folds";

    private const double Largest = 1e150;

    private string[] Names { get; } = [.. experiment.Objective!.Metrics.Select(metric => metric.Name)];

    private readonly FrozenSet<string> _known = experiment.Objective!.Metrics.Select(metric => metric.Name).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a finite number could not be ranked: a sum of several, or of their squares, would be infinite.</summary>
    public static bool IsTooLarge(double value) => Math.Abs(value) is > Largest and < double.PositiveInfinity;

    /// <summary>What is wrong with those of an epoch: one is missing or infinite, or was not announced; null if nothing is.</summary>
    public string? Mistake(EpochReport report, bool isValidated)
    {
        if (report.Metrics.Keys.FirstOrDefault(name => !_known.Contains(name)) is { } unknown) return $"epoch {report.Epoch} reports the metric {unknown}, which objective.metrics does not name";
        return isValidated && Names.FirstOrDefault(name => !report.Metrics.TryGetValue(name, out var value) || double.IsInfinity(value) || IsTooLarge(value)) is { } missing
            ? report.Metrics.TryGetValue(missing, out var seen)
                ? double.IsInfinity(seen) ? $"the metric {missing} of epoch {report.Epoch} is infinite" : Invariant($"the metric {missing} of epoch {report.Epoch} is {seen}; {TooLarge}")
                : $"epoch {report.Epoch} does not report the metric {missing}, which objective.metrics names"
            : null;
    }

    /// <summary>What is wrong with those of the test rows: one is infinite, or was not announced; null if nothing is.</summary>
    public string? TestMistake(TrainingEnd.Trained end) => end.TestMetrics?.FirstOrDefault(metric => !_known.Contains(metric.Key) || double.IsInfinity(metric.Value)) is { Key: { } wrong } found
        ? double.IsInfinity(found.Value) ? $"the test metric {wrong} is infinite" : $"the test metrics have {wrong}, which objective.metrics does not name"
        : null;

    /// <summary>What is watched, less being better.</summary>
    public double Cost(EpochReport report) => SelectionCost.Compute(experiment.Selection.Metric, report.ValidationLoss, Create(report.Metrics));

    /// <summary>The metrics of one set of rows.</summary>
    public ModelMetrics Create(IReadOnlyDictionary<string, double> values) =>
        new([.. Names.Select(name => new MetricValue(name, values.GetValueOrDefault(name, double.NaN)))]);

    public MetricCurve[] Curves(IReadOnlyList<EpochReport> epochs) =>
        [.. Names.Select(name => new MetricCurve(name, [.. epochs.Select(epoch => epoch.Metrics.GetValueOrDefault(name, double.NaN))]))];
}
