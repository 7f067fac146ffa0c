using System.ComponentModel;
using ActorSearch.Abstractions;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.TrainerNode.Data;

namespace ActorSearch.TrainerNode.Objectives.Commands;

/// <summary>Runs a program for each training. The contract is in docs/objectives.md.</summary>
public sealed class CommandRun : IObjectiveRun
{
    private readonly Experiment _experiment;
    private readonly CommandSettings _settings;
    private readonly ObjectiveData _data;
    private readonly Dictionary<string, string> _files;
    private readonly Action<string> _say;
    private readonly RowFiles _rows = new();

    /// <param name="experiment">Of a command.</param>
    /// <param name="data">Its data, loaded on this node.</param>
    /// <param name="say">Takes a line for the log, on any thread.</param>
    public CommandRun(Experiment experiment, DataSet data, Action<string> say)
    {
        _say = say;
        (_experiment, _settings) = (experiment, (CommandSettings)experiment.Objective!);
        _files = _settings.Files.Zip(data.Paths.Files).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        _data = new ObjectiveData { Rows = data.Train.Rows, TrainFile = data.Paths.Train, TestFile = data.Paths.Test };
    }

    /// <summary>Measures how long programs take.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <inheritdoc/>
    public TrainingEnd Train(TrainingTask task, Func<EpochReport, bool> onEpoch, CancellationToken cancellation)
    {
        using var place = ProgramPlaces.Take(_settings.Processes, cancellation);
        var rows = _data.Rows == 0 ? default((string, string?)?) : _rows.PathsFor(task);
        if (task.ModelFolder is { } folder) GroupWatch.Add(folder);
        var words = new ProgramWords(_say);
        try
        {
            using var program = new CommandProgram(
                CommandInput.Words(_experiment, task, _files), Environment.CurrentDirectory, Variables(_settings), CommandInput.Line(_experiment, task, _data, rows), words);
            var training = new CommandTraining(program, _settings, words, onEpoch) { IsScored = task.Restart is null || !task.ValidationRows.IsEmpty, Clock = Clock };
            var end = training.Run(cancellation);
            return end is TrainingEnd.Failed failed ? new TrainingEnd.Failed($"The program failed: {failed.Reason}.{words.Sentence()}") : end;
        }
        catch (Win32Exception wrong)
        {
            return new TrainingEnd.Failed($"The program cannot be started: {SystemFault.Find(wrong).Sentence}.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _rows.Dispose();

    // More threads than cores make all trainings slower: a slot is one core.
    internal static IEnumerable<KeyValuePair<string, string>> Variables(CommandSettings settings) => settings.Threads == 0 ? [] :
        from name in (string[])["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS", "VECLIB_MAXIMUM_THREADS", "RAYON_NUM_THREADS", "LOKY_MAX_CPU_COUNT"]
        select KeyValuePair.Create(name, $"{settings.Threads}");
}
