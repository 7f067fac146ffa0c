using System.Collections.Immutable;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.TrainerNode;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Loading;
using ActorSearch.TrainerNode.Data.Stored;
using ActorSearch.TrainerNode.Feasibility;
using ActorSearch.TrainerNode.Models.Files;
using ActorSearch.TrainerNode.Objectives;
using ActorSearch.TrainerNode.Objectives.Plugins;

namespace ActorSearch.Coordinator.Commands.Running;

/// <summary>An experiment and its data, read and checked.</summary>
/// <param name="Objectives">What this process can train.</param>
internal sealed record Preparation(Experiment Experiment, DataSet Data, ObjectiveCatalog Objectives)
{
    /// <summary>Reads and checks the experiment and its data; writes no files.</summary>
    /// <param name="overrides">The values of <c>--set</c>.</param>
    /// <param name="plugins">Plug-ins that may be loaded.</param>
    /// <param name="folder">The output folder, beside which large tables are kept; null: runs/NAME.</param>
    public static Checked<Preparation> Prepare(string file, ImmutableArray<string> overrides, PluginSet plugins, string? folder = null) =>
        Prepare(Read(file, overrides, plugins), BuiltIn.ObjectivesWith(plugins), folder);

    /// <summary>Reads an experiment without its data.</summary>
    public static Checked<Experiment> Read(string file, ImmutableArray<string> overrides, PluginSet plugins) =>
        plugins.Check() is { } misplaced ? new Checked<Experiment>.Wrong([misplaced]) : BuiltIn.Read(file, overrides, plugins);

    /// <summary>Loads the data of an experiment and checks both.</summary>
    /// <param name="read">The experiment.</param>
    /// <param name="objectives">What this process can train.</param>
    /// <param name="folder">The output folder; null: runs/NAME.</param>
    public static Checked<Preparation> Prepare(Checked<Experiment> read, ObjectiveCatalog objectives, string? folder = null) => read switch
    {
        Checked<Experiment>.Right(var experiment) => Load(experiment, folder) switch
        {
            Checked<DataSet>.Right(var data) => Prepare(FoldCounting.Counted(experiment, data.Train), data, objectives),
            Checked<DataSet>.Wrong(var wrong) => new Checked<Preparation>.Wrong(wrong),
            _ => throw new InvalidOperationException("Data is right or wrong."),
        },
        Checked<Experiment>.Wrong(var mistakes) => new Checked<Preparation>.Wrong(mistakes),
        _ => throw new InvalidOperationException("An experiment is right or wrong."),
    };

    private static Checked<DataSet> Load(Experiment experiment, string? folder)
    {
        // Its nets are written by rules that are made while the data is read.
        if (experiment.Objective is null) _ = Task.Run(TrainedModelBytes.Load);
        return DataSets.Load(experiment.Data, TableSpace.Beside(folder ?? Path.Combine("runs", experiment.Name)));
    }

    private static Checked<Preparation> Prepare(Experiment experiment, DataSet data, ObjectiveCatalog objectives) =>
        ExperimentData.Check(experiment, data, objectives) is { IsEmpty: false } mistakes
            ? new Checked<Preparation>.Wrong(mistakes)
            : new Checked<Preparation>.Right(new Preparation(experiment.WithClasses(data.Train.Classes), data, objectives));
}
