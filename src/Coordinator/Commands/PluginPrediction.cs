using System.Text.Json;
using ActorSearch.Abstractions;
using ActorSearch.Coordinator.Reporting.Csv;
using ActorSearch.Coordinator.Reporting.Files;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.TrainerNode;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Data.Inputs;
using ActorSearch.TrainerNode.Objectives;
using ActorSearch.TrainerNode.Objectives.Plugins;

namespace ActorSearch.Coordinator.Commands;

/// <summary>Predicts with the final model of a plug-in's objective.</summary>
internal static class PluginPrediction
{
    /// <param name="columns">What the rows were that the model was trained on.</param>
    public static Checked<PredictionsCsv> Predict(PredictOptions options, RowsFile columns)
    {
        var opened = Studies.Store.Read(options.Folder);
        if (opened is not Checked<IStudyReader>.Right(var study)) return new Checked<PredictionsCsv>.Wrong(((Checked<IStudyReader>.Wrong)opened).Mistakes);
        using var reading = study;
        if (BuiltIn.Schema.FromSettings(study.Card.Settings).Objective is not PluginSettings settings) return Wrong(options.Folder, "its experiment has no objective of a plug-in.");
        var plugins = new PluginSet(options.Plugins);
        if ((plugins.Check() ?? plugins.Check(settings)) is { } unable) return new Checked<PredictionsCsv>.Wrong([unable]);
        var read = InputFile.Read(
            options.File, options.Header, options.Delimiter, [.. columns.Inputs.Select(name => new InputColumn(name, ColumnType.Number))], columns.Source);
        return read is Checked<InputRows>.Right(var rows)
            ? Predicted(plugins, settings, new OutputFiles(options.Folder).Model, columns, rows)
            : new Checked<PredictionsCsv>.Wrong(((Checked<InputRows>.Wrong)read).Mistakes);
    }

    private static Checked<PredictionsCsv> Predicted(PluginSet plugins, PluginSettings settings, string model, RowsFile columns, InputRows rows)
    {
        var asked = new ObjectiveRows(rows.Values, new double[rows.Records.Count]) { InputNames = columns.Inputs, TargetName = columns.Target, Classes = columns.Classes };
        try
        {
            var predictions = plugins.Predict(settings, model, asked);
            return predictions is null ? Wrong("objective.kind", $"the objective {settings.Name} does not predict.")
                : predictions.Length != rows.Records.Count ? Wrong("objective.kind", $"the objective {settings.Name} gave {Amount.Format(predictions.Length, "prediction")} for {Amount.Format(rows.Records.Count, "row")}.")
                : !columns.Classes.IsEmpty && predictions.Any(index => index != Math.Floor(index) || index < 0 || index >= columns.Classes.Length)
                ? Wrong("objective.kind", $"the objective {settings.Name} predicted what is not the index of a class.")
                : new Checked<PredictionsCsv>.Right(new PredictionsCsv(
                    columns.Target, rows, [.. predictions.Select(value => columns.Classes.IsEmpty ? PredictedNumber.Format(value) : columns.Classes[(int)value])]));
        }
#pragma warning disable CA1031 // Whatever code of users throws is its sentence.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            return Wrong("objective.kind", $"the objective {settings.Name} failed to predict: {thrown.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>What the rows were that a model was trained on; null for models of programs, which read files.</summary>
    /// <param name="model">Its folder.</param>
    public static RowsFile? Columns(string model)
    {
        try
        {
            return RowsFile.Read(model);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Checked<PredictionsCsv> Wrong(string where, string sentence) => new Checked<PredictionsCsv>.Wrong([new Mistake(where, sentence)]);
}
