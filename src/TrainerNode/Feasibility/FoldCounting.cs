using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Feasibility;

/// <summary>The number of folds where the data decides it.</summary>
public static class FoldCounting
{
    /// <summary>The experiment with that number as a setting, so that it is stored and every node has it.</summary>
    public static Experiment Counted(Experiment experiment, DataTable table)
    {
        Setting count = SearchSection.Count;
        if (experiment.Settings.GetValueOrDefault(count.Path) != count.Default
            || experiment.Validation.CountIn(TrainingRun.StrataOf(experiment.Validation, table)) is not { } counted
            || counted < 1) return experiment;
        var settings = experiment.Settings.SetItem(count.Path, SearchSection.Count.Kind.Format(counted));
        return experiment with
        {
            Settings = settings,
            Validation = experiment.Schema.Values(settings.GetValueOrDefault).Make(SearchSection.Validation),
        };
    }
}
