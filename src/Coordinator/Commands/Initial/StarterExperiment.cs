using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Checks;
using ActorSearch.TrainerNode.Data.Sketches;

namespace ActorSearch.Coordinator.Commands.Initial;

/// <summary>The first experiment for a table: settings that suit its size, with a comment each.</summary>
/// <param name="Name">Of the study.</param>
/// <param name="Train">The file, as the experiment names it.</param>
/// <param name="Target">Null for the last column.</param>
/// <param name="Test">A file of test rows, or null.</param>
internal sealed record StarterExperiment(string Name, string Train, string? Target, string? Test)
{
    private const int MostFolds = 5, MostWholeClasses = 10;

    /// <summary>From this share of one class on, accuracy is nearly that of always predicting it.</summary>
    private const double Lopsided = 0.8;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether the target holds classes.</summary>
    public bool IsClasses { get; private init; }

    /// <summary>Whether numbers have decimal commas.</summary>
    public bool HasCommas { get; init; }

    /// <summary>What the table looks like.</summary>
    public required TableSketch Sketch { get; init; }

    /// <summary>The character between the labels of a row, if the target has any number of labels; else null.</summary>
    public char? LabelSeparator { get; private init; }

    private int Rows { get; init; } = 100;

    private int Folds { get; init; } = 2;

    private ImmutableArray<string> Ids { get; init; } = [];

    /// <summary>The metric and its comment where nearly all rows have one class; else null.</summary>
    private string? Metric { get; init; }

    /// <summary>For a target of texts.</summary>
    public StarterExperiment Classes() => this with { IsClasses = true };

    /// <summary>For a target of lists of labels.</summary>
    public StarterExperiment Labels(char separator) => this with { LabelSeparator = separator };

    /// <summary>For the table as it was read.</summary>
    public StarterExperiment For(DataTable table) => this with
    {
        Rows = table.Rows,
        Ids = [.. DataChecks.Ids(table)],
        Metric = table.Classes.IsEmpty || table.HasLabels ? null : MetricOf(table),
        Folds = Math.Clamp(table.Classes.IsEmpty || table.HasLabels ? table.Rows / 4 : table.Targets.CountBy(label => label).Min(label => label.Value), 2, MostFolds),
    };

    /// <summary>Whether numbers are names of classes: few whole ones, each in several rows.</summary>
    public static bool LookLikeClasses(DataTable table) =>
        table.Targets.All(target => target >= 0 && target == MathF.Floor(target))
        && table.Targets.CountBy(target => target).ToList() is { Count: > 1 and <= MostWholeClasses } counts && counts.All(value => value.Value >= MostFolds);

    private static string? MetricOf(DataTable table)
    {
        var (most, rows) = table.Targets.CountBy(label => (int)label).MaxBy(label => label.Value);
        if (rows < Lopsided * table.Rows) return null;

        // Average precision is that of the second class.
        var (metric, other) = table.Classes.Length > 2 ? ("balanced-accuracy", "macro-f1") : most == 0 ? ("roc-auc", "average-precision") : ("roc-auc", "balanced-accuracy");
        return FormattableString.Invariant($"{metric,-17} # accuracy says little: {rows} of {table.Rows} rows have the class {Quoted(table.Classes[most])}; or {other}");
    }

    /// <summary>The experiment file.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $$"""
        # Made by actorsearch init. All settings: docs/settings.md; what a search would do: actorsearch check FILE.

        name = {{Quoted(Name)}}
        seed = 0                        # every random draw follows from it

        data {
          kind = csv
          train = {{Quoted(Train)}}
          {{(Target is null ? "# target = COLUMN              # column to predict (default: the last one)" : $"target = {Quoted(Target)}")}}
          {{(Test is null ? "# test = FILE                  # rows that are scored once, at the end" : $"test = {Quoted(Test)}")}}
          {{(HasCommas ? "decimal = comma                # the decimal sign of its numbers" : "# decimal = comma              # if its numbers are written like 1,5")}}{{Found}}
          # exclude = [COLUMN]           # columns that are not inputs
          {{Roles}}
          standardize { inputs = true, target = {{(IsClasses || LabelSeparator is not null ? "false" : "true")}} }
        }

        model { kind = mlp, activation = gelu }
        loss.kind = {{(LabelSeparator is not null ? "binary-cross-entropy     # a row has any number of labels" : IsClasses ? "cross-entropy            # the target holds classes; smooth-l1 if it holds numbers" : "smooth-l1                # the target holds numbers; cross-entropy if it holds classes")}}
        optimizer.kind = adam
        training { max-epochs = {{Epochs}}, patience = {{Epochs / 5}}, batch-size = {{Batch}} }
        validation { kind = {{(LabelSeparator is not null ? "stratified-label-k-fold" : IsClasses ? "stratified-k-fold" : "k-fold")}}, folds = {{Folds}} }
        selection.metric = {{(LabelSeparator is not null ? "loss              # or label-f1-macro, hamming-loss, …" : IsClasses ? Metric ?? "accuracy          # or macro-f1, if some classes are rare" : "loss              # or r2, mae, …")}}

        space {                         # what varies: the path of any setting, and the values to try
          optimizer.learning-rate = [1e-2, 3e-3, 1e-3]
          model.hidden = [[32], [64, 64]]
          optimizer.weight-decay = [0, 1e-4]
        }

        """);

    private string Found => string.Concat(
    [
        Sketch.HasHeader ? "" : "\n  header = false                 # the columns have no names: they are called 0, 1, …",
        Sketch.HasBlanks ? "\n  delimiter = blank              # runs of spaces and tabs divide the columns" : "",
        Sketch.Missing.IsEmpty ? "" : $"\n  missing = [{string.Join(", ", Sketch.Missing.Select(Quoted))}]    # found among numbers, and read as missing values",
        LabelSeparator is { } separator ? $"\n  label-separator = {DataSection.LabelSeparator.Said(separator).Value}         # between the labels of a row" : "",
    ]);

    private string Roles => Ids.IsEmpty
        ? "# columns { COLUMN = id }      # id: not an input, but in predictions.csv; also category, date, group, time, …"
        : $"columns {{ {string.Join(", ", Ids.Select(name => $"{Quoted(name)} = id"))} }}    # another whole number in each row: not an input, but in predictions.csv";

    private int Epochs => Rows switch { <= 2_000 => 300, <= 20_000 => 100, _ => 30 };

    private int Batch => Math.Clamp((int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, Rows / 50)), 16, 256);

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Readable);
}
