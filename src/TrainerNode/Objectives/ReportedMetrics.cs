using ActorSearch.Abstractions;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Results;

namespace ActorSearch.TrainerNode.Objectives;

/// <summary>The metrics that an objective has promised to report.</summary>
internal sealed class ReportedMetrics(Experiment experiment)
{
    private string[] Names { get; } = [.. experiment.Objective!.Metrics.Select(metric => metric.Name)];

    /// <exception cref="ArgumentException">One is missing or infinite, or was not announced.</exception>
    public void Check(EpochReport report, bool isValidated)
    {
        if (report.Metrics.Keys.FirstOrDefault(name => !Names.Contains(name)) is { } unknown)
        {
            throw new ArgumentException($"epoch {report.Epoch} reports the metric {unknown}, which objective.metrics does not name");
        }

        if (isValidated && Names.FirstOrDefault(name => !report.Metrics.TryGetValue(name, out var value) || double.IsInfinity(value)) is { } missing)
        {
            throw new ArgumentException(report.Metrics.ContainsKey(missing)
                ? $"the metric {missing} of epoch {report.Epoch} is infinite"
                : $"epoch {report.Epoch} does not report the metric {missing}, which objective.metrics names");
        }
    }

    /// <summary>What is watched, less being better.</summary>
    public double Cost(EpochReport report) => SelectionCost.Compute(experiment.Selection.Metric, report.ValidationLoss, Create(report.Metrics));

    /// <summary>The metrics of one set of rows.</summary>
    public ModelMetrics Create(IReadOnlyDictionary<string, double> values) =>
        new([.. Names.Select(name => new MetricValue(name, values.GetValueOrDefault(name, double.NaN)))]);

    public MetricCurve[] Curves(IReadOnlyList<EpochReport> epochs) =>
        [.. Names.Select(name => new MetricCurve(name, [.. epochs.Select(epoch => epoch.Metrics.GetValueOrDefault(name, double.NaN))]))];
}
