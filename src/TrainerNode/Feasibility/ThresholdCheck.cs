using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Feasibility;

/// <summary>Whether a threshold can be chosen with the classes of the data.</summary>
internal static class ThresholdCheck
{
    /// <summary>Why it cannot, as a mistake; null if it can, or if none is asked for.</summary>
    public static Mistake? Check(Experiment experiment, DataTable table) => experiment.Selection.Threshold switch
    {
        null or ThresholdRule.ByLabels => null,
        _ when table.Classes.Length != 2 => new Mistake(ThresholdSection.Threshold.Path, $"it needs two classes, but \"{table.TargetName}\" has {table.Classes.Length}: set it to none."),
        ThresholdRule.ByMetric(var metric) when metric.Check(table.Classes) is { } wrong => new Mistake(ThresholdSection.Threshold.Path, wrong),
        ThresholdRule.ByCosts(var costs) when ClassWeighting.Misfit(costs, table.Classes, "cost") is { } wrong => new Mistake(ThresholdSection.Costs.Path, wrong),
        _ => null,
    };
}
