using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Results;

namespace ActorSearch.TrainerNode.Data.Checks;

/// <summary>Metrics of the search that the test rows do not define.</summary>
internal static class TestMetricChecks
{
    public static IEnumerable<Remark> Remarks(Experiment experiment, DataTable test)
    {
        var targets = ScoredTargets.Find(test, Enumerable.Range(0, test.Rows));
        if (targets.Length == 0) yield break;
        foreach (var metric in experiment.Selection.Others.Prepend(experiment.Selection.Metric))
        {
            if (metric.Among(test.Classes)?.Undefined(targets, test.Classes) is { } reason)
            {
                yield return new Remark("test-undefined", $"{metric.Text} is not defined on the test rows, because they have {reason}. Change the test rows, or use another metric.");
            }
        }
    }
}
