using System.Collections.Concurrent;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Reading;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Loading;
using ActorSearch.TrainerNode.Objectives;
using ActorSearch.TrainerNode.Objectives.Commands;

namespace ActorSearch.TrainerNode.Tests.Objectives.Commands;

/// <summary>A folder for experiments whose objective is a few lines of shell.</summary>
internal sealed class CommandFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actorsearch-command-");

    /// <summary>What programs said besides their results.</summary>
    public ConcurrentQueue<string> Said { get; } = [];

    /// <summary>Measures how long programs take.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public string At(string name) => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);

    public FoldOutcome Fold(string script, int fold = 0, string data = "data.kind = none", string more = "", CancellationToken cancellation = default)
    {
        var (experiment, set) = Read(script, data, more);
        using var trainer = new ObjectiveTrainer(experiment, set, () => new CommandRun(experiment, set, Said.Enqueue) { Clock = Clock });
        return trainer.TrainFold(experiment.Configure(0, [new Choice("x", "0.5")]), fold, int.MaxValue, _ => { }, cancellation);
    }

    public (Experiment Experiment, DataSet Data) Read(string script, string data, string more)
    {
        File.WriteAllText(At("e.conf"), $$""""
            {{(data.Length == 0 ? "data.kind = none" : data)}}
            validation { folds = 2, repeats = 2 }
            objective { kind = command, grace = 1, run = [sh, -c, """{{script}}"""], parameters { kernel.kind = rbf } }
            space { x = [0.5, 1] }
            {{more}}
            """");
        var experiment = Assert.IsType<Checked<Experiment>.Right>(ExperimentFile.Read(BuiltIn.Schema, At("e.conf"), [])).Value;
        return (experiment, Assert.IsType<Checked<DataSet>.Right>(DataSets.Load(experiment.Data)).Value);
    }
}
