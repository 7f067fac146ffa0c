using System.ComponentModel;
using ActorSearch.Abstractions;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Randomness;

namespace ActorSearch.TrainerNode.Objectives.Commands;

/// <summary>Predicts with the final model of a program: it is started once more with the files of the model and a table.</summary>
public static class CommandPrediction
{
    /// <summary>The program's predictions.</summary>
    /// <param name="experiment">Of a command.</param>
    /// <param name="trial">Hyperparameters of the final model.</param>
    /// <param name="model">Full path of the folder with the files of the model.</param>
    /// <param name="input">Full path of the table.</param>
    /// <param name="rows">How many rows it has.</param>
    /// <returns>A text for each row, numbers as the program printed them.</returns>
    public static Checked<IReadOnlyList<string>> Predict(Experiment experiment, Trial trial, string model, string input, int rows)
    {
        var settings = (CommandSettings)experiment.Objective!;
        if ((settings.Check(experiment.Schema.Parameters.Keys) ?? Missing(settings)) is { } unable) return new Checked<IReadOnlyList<string>>.Wrong([unable]);
        var seed = TrainingSeed.ForRefit(experiment.Seed, restart: 0, 0);
        var task = new TrainingTask
        {
            Trial = trial,
            Fold = 0,
            Repeat = 0,
            Restart = 0,
            TrainingRows = default,
            ValidationRows = default,
            Epochs = experiment.Schema.Values(experiment.Settings.GetValueOrDefault).Get(TrainingSection.MaxEpochs),
            Seed = seed.Stream(StreamPurpose.Objective).NextUInt32(),
            Random = new TrainingStreams(seed),
            ModelFolder = model,
        };
        var (words, predictions) = (new ProgramWords(_ => { }), new List<string>());
        var reason = Run(settings, new CommandInput.Predicted(input, rows), experiment, task, words, predictions.AddRange)
            ?? (predictions.Count == rows ? null : $"it gave {Amount.Format(predictions.Count, "prediction")} for {Amount.Format(rows, "row")}");
        return reason is null
            ? new Checked<IReadOnlyList<string>>.Right(predictions)
            : new Checked<IReadOnlyList<string>>.Wrong([new Mistake(input, $"the program failed: {reason}.{words.Sentence()}")]);
    }

    private static string? Run(
        CommandSettings settings, CommandInput.Predicted table, Experiment experiment, TrainingTask task, ProgramWords words, Action<IReadOnlyList<string>> predicted)
    {
        try
        {
            var files = settings.Files.ToDictionary(file => file, Path.GetFullPath, StringComparer.Ordinal);
            using var program = new CommandProgram(
                CommandInput.Words(experiment, task, files), Environment.CurrentDirectory, CommandRun.Variables(settings), CommandInput.Line(experiment, task, table), words);
            return (new CommandTraining(program, settings, words, _ => true) { OnPredictions = predicted }.Run(CancellationToken.None) as TrainingEnd.Failed)?.Reason;
        }
        catch (Win32Exception wrong)
        {
            return SystemFault.Find(wrong).Sentence;
        }
    }

    private static Mistake? Missing(CommandSettings settings) => settings.Files.FirstOrDefault(file => !File.Exists(file)) is { } missing
        ? new Mistake(ObjectiveSection.Files.Path, $"{missing} was not found. Run predict in the folder in which the search was started.")
        : null;
}
