using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.TrainerNode.Metrics.Counts;

namespace ActorSearch.Coordinator.Reporting.Tables;

/// <summary>What tables show of a configuration beside its loss: the accuracy of classes, and the metric that selects.</summary>
internal static class MetricColumns
{
    /// <summary>The headings; none where the target is a number and the loss selects.</summary>
    public static IEnumerable<string> Names(StudyView study) =>
        [.. study.HasClasses ? ["accuracy"] : Array.Empty<string>(), .. IsExtra(study) ? [study.Metric.Text] : Array.Empty<string>()];

    /// <summary>As many figures of a configuration whose folds are all scored.</summary>
    public static IEnumerable<string> Figures(StudyView study, LeaderboardRow row)
    {
        if (study.HasClasses)
        {
            var deviation = study.Metric is Accuracy ? row.Summary.CostDeviation : null;
            yield return Wording.Figures.Format(study.Accuracies[row.Configuration], deviation);
        }

        if (IsExtra(study))
        {
            yield return Wording.Figures.Format(SelectionCost.Metric(study.Metric, row.Summary.Cost), row.Summary.CostDeviation);
        }
    }

    private static bool IsExtra(StudyView study) => study.Metric is not (LossMetric or Accuracy);
}
