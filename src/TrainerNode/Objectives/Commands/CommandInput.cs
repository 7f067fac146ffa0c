using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActorSearch.Abstractions;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;

namespace ActorSearch.TrainerNode.Objectives.Commands;

/// <summary>What a program is given: its words, and one line of JSON on its standard input.</summary>
internal static class CommandInput
{
    /// <summary>Names of placeholders beside the hyperparameters.</summary>
    public static readonly ImmutableArray<string> Given = ["fold", "repeat", "seed", "epochs"];

    /// <summary>The words of the command, with values for placeholders and full paths for files.</summary>
    /// <param name="experiment">Of a command.</param>
    /// <param name="files">Full paths of <c>objective.files</c>, by the name in the experiment.</param>
    public static IReadOnlyList<string> Words(Experiment experiment, TrainingTask task, IReadOnlyDictionary<string, string> files) =>
        [.. ((CommandSettings)experiment.Objective!).Run.Select(word => files.TryGetValue(word, out var path) ? path : Placeholders.Fill(word, name => Value(experiment, task, name)))];

    /// <summary>The line, without its end.</summary>
    /// <param name="data">Paths of the data.</param>
    /// <param name="rows">Files with the numbers of the rows of the task; null without data.</param>
    public static string Line(
        Experiment experiment, TrainingTask task, ObjectiveData data, (string Train, string? Validation)? rows)
    {
        var line = new JsonObject
        {
            ["purpose"] = task.Restart is null ? "fold" : "refit",
            ["hyperparameters"] = Hyperparameters(experiment, task),
            ["fold"] = task.Fold,
            ["repeat"] = task.Repeat,
            ["restart"] = task.Restart,
            ["seed"] = task.Seed,
            ["epochs"] = task.Epochs,
            ["max-epochs"] = task.MaxEpochs,
            ["metrics"] = new JsonArray([.. experiment.Objective!.Metrics.Select(metric => JsonValue.Create(metric.Name))]),
            ["data"] = rows is null ? null : new JsonObject
            {
                ["train"] = data.TrainFile,
                ["test"] = task.Restart is null ? null : data.TestFile,
                ["rows"] = data.Rows,
                ["target"] = experiment.Settings.GetValueOrDefault("data.target"),
                ["train-rows"] = rows.Value.Train,
                ["validation-rows"] = rows.Value.Validation,
            },
            ["model"] = task.ModelFolder,
        };
        return line.ToJsonString();
    }

    /// <summary>The line for predictions, without its end.</summary>
    public static string Line(Experiment experiment, TrainingTask task, Predicted table) => new JsonObject
    {
        ["purpose"] = "predict",
        ["hyperparameters"] = Hyperparameters(experiment, task),
        ["seed"] = task.Seed,
        ["data"] = new JsonObject { ["input"] = table.Input, ["rows"] = table.Rows, ["target"] = experiment.Settings.GetValueOrDefault("data.target") },
        ["model"] = task.ModelFolder,
    }.ToJsonString();

    private static JsonObject Hyperparameters(Experiment experiment, TrainingTask task) => new(task.Trial.Values.OrderBy(value => value.Key, StringComparer.Ordinal)
        .Select(value => KeyValuePair.Create(value.Key, (JsonNode?)Json(experiment.Schema.Parameters.GetValueOrDefault(value.Key, ParameterForm.Text), value.Value))));

    private static string? Value(Experiment experiment, TrainingTask task, string name) => task.Trial.Values.GetValueOrDefault(name) ?? name switch
    {
        // Its condition does not hold.
        _ when experiment.Schema.Parameters.ContainsKey(name) => "",
        "fold" => Text(task.Fold),
        "repeat" => Text(task.Repeat),
        "seed" => task.Seed.ToString(CultureInfo.InvariantCulture),
        "epochs" => Text(task.Epochs),
        _ => null,
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static JsonValue? Json(ParameterForm form, string text)
    {
        if (form == ParameterForm.Text) return JsonValue.Create(text);
        try
        {
            return JsonNode.Parse(text) is JsonValue value ? value : text == "null" ? null : JsonValue.Create(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }

    /// <summary>A table to predict.</summary>
    /// <param name="Input">Full path.</param>
    /// <param name="Rows">How many rows it has.</param>
    internal sealed record Predicted(string Input, int Rows);
}
