using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Rows;

namespace ActorSearch.Inference;

/// <summary>The parts of <c>model.json</c> that predictions need.</summary>
internal sealed record InferenceFile(int Format, string Kind, ImmutableArray<int> Hidden, string? Activation, ImmutableArray<ColumnFile> Inputs, ColumnFile Target)
{
    private const int Version = 1, WithLabels = 3, WithLabelThresholds = 4;

    private static readonly InferenceContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter<DatePart>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    });

    /// <summary>Names of the classes; null for numbers.</summary>
    public ImmutableArray<string>? Classes { get; init; }

    /// <summary>The probability from which the second of two classes is predicted; null: the most probable class is.</summary>
    public double? Threshold { get; init; }

    /// <summary>The probability from which each label is predicted; null: 0.5.</summary>
    public ImmutableArray<double>? LabelThresholds { get; init; }

    /// <summary>The training file.</summary>
    public TrainingFile? File { get; init; }

    /// <summary>Images; null for columns.</summary>
    public JsonElement? Image { get; init; }

    /// <summary>Nets whose predictions are averaged; null for one net.</summary>
    public ImmutableArray<InferenceFile>? Members { get; init; }

    /// <summary>Whether a row can have several of the classes, which are labels then.</summary>
    [JsonIgnore]
    public bool HasLabels => Target.Type == "labels";

    /// <summary>How many outputs a net has.</summary>
    public int Outputs => Classes?.Length ?? 1;

    /// <summary>The single nets.</summary>
    public ImmutableArray<InferenceFile> Nets => Members ?? [this];

    /// <param name="bytes">UTF-8.</param>
    /// <param name="path">What a mistake names.</param>
    /// <exception cref="InvalidDataException">It is not a model that this version can predict with.</exception>
    public static InferenceFile Read(byte[] bytes, string path)
    {
        try
        {
            var model = JsonSerializer.Deserialize(bytes, Context.InferenceFile) ?? throw new InvalidDataException($"{path}: the file is empty.");
            return Wrong(model) is { } wrong ? throw new InvalidDataException($"{path}: {wrong}.") : model;
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{path}: the file does not describe a model: {wrong.Message}", wrong);
        }
    }

    private static string? Wrong(InferenceFile model) =>
        model.Format is not (>= Version and <= WithLabelThresholds) ? $"its format is {model.Format}, and this version reads the formats {Version} to {WithLabelThresholds}"
        : model.HasLabels != (model.Format >= WithLabels) || (model.LabelThresholds is null) != (model.Format < WithLabelThresholds) || (model.HasLabels && model.Threshold is not null) ? "its format and its target do not agree"
        : model.Threshold is not null && (model.Threshold is not (>= 0 and <= 1) || model.Classes is not { Length: 2 }) ? "a threshold must be from 0 to 1, and needs two classes"
        : model.LabelThresholds is { } thresholds && (thresholds.IsDefault || thresholds.Length != model.Classes?.Length || thresholds.Any(one => one is not (>= 0 and <= 1))) ? "it needs a threshold from 0 to 1 for each label"
        : model.Image is not null || model.Kind != "mlp" ? "this package predicts with fully connected nets on columns; export the model to ONNX for others"
        : model.Inputs.IsDefaultOrEmpty ? "it has no inputs"
        : model.Inputs.Append(model.Target).FirstOrDefault(column => !(column.Deviation > 0)) is { } flat ? $"the deviation of {flat.Name} must be above 0"
        : model.Target.Transform?.Wrong() is { } target ? $"the target's transformation cannot be used: {target}"
        : model.Inputs.Any(column => column.Prepared is not null) && model.Inputs.Any(column => column.Prepared is null) ? "a column has no preparation"
        : model.Inputs.Select(column => column.Prepared?.Wrong(column.Column)).FirstOrDefault(wrong => wrong is not null) is { } prepared ? $"a preparation cannot be used: {prepared}"
        : model.Members is not { } members ? null
        : members.IsDefaultOrEmpty || members.Any(member => member.Members is not null || member.Outputs != model.Outputs || member.HasLabels != model.HasLabels || member.Inputs.Length != model.Inputs.Length) ? "members must list nets of the same columns and classes"
        : members.Select(Wrong).FirstOrDefault(wrong => wrong is not null);
}

/// <summary>Generated code that reads <see cref="InferenceFile"/>.</summary>
[JsonSerializable(typeof(InferenceFile))]
[JsonSerializable(typeof(FittedTarget.Ranks), TypeInfoPropertyName = "TargetRanks")]
internal sealed partial class InferenceContext : JsonSerializerContext;

/// <summary>The training file.</summary>
/// <param name="Missing">Texts that mean a missing value, besides the usual ones.</param>
/// <param name="Decimal">The decimal sign of numbers in texts; null for a point.</param>
internal sealed record TrainingFile(ImmutableArray<string>? Missing = null, char? Decimal = null);

/// <summary>A column of the table.</summary>
internal sealed record ColumnFile(string Name, float Mean, float Deviation)
{
    public string? Type { get; init; }

    public ImmutableArray<string>? Levels { get; init; }

    public DateNumber? Date { get; init; }

    public PreparedColumn? Prepared { get; init; }

    public FittedTarget? Transform { get; init; }

    public double Offset { get; init; }

    public int Exponent { get; init; }

    [JsonIgnore]
    public ColumnUnit Unit => new(Offset, Exponent);

    [JsonIgnore]
    public InputColumn Column => new(Name, Type switch { "category" => ColumnType.Category, "flag" => ColumnType.Flag, "date" => ColumnType.Date, _ => ColumnType.Number })
    {
        Levels = Levels ?? [],
        Date = Date,
    };
}
