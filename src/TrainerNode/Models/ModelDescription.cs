using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data;

namespace ActorSearch.TrainerNode.Models;

/// <summary>A trained model without its weights, as <c>model.json</c> holds it.</summary>
/// <param name="Format">Version of this description.</param>
/// <param name="Kind">Kind of model.</param>
/// <param name="Inputs">Input columns in the order in which the net takes them.</param>
/// <param name="Target">What it predicts.</param>
internal sealed record ModelDescription(
    int Format,
    string Kind,
    ImmutableArray<int> Hidden,
    Activation Activation,
    double Dropout,
    ImmutableArray<ColumnDescription> Inputs,
    ColumnDescription Target)
{
    private const int Version = 1;
    private const string Mlp = "mlp";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    /// <summary>Describes a model.</summary>
    public static ModelDescription Of(TrainedModel model) => model.Model switch
    {
        ModelSettings.Mlp mlp => new ModelDescription(
            Version,
            Mlp,
            mlp.Hidden,
            mlp.Activation,
            mlp.Dropout,
            [.. model.InputNames.Select((name, i) => new ColumnDescription(name, model.InputScale.Mean[i], model.InputScale.Deviation[i]))],
            new ColumnDescription(model.TargetName, model.TargetScale.Mean[0], model.TargetScale.Deviation[0])),
        _ => throw new ArgumentOutOfRangeException(nameof(model), model.Model, "Not a model that can be described."),
    };

    /// <summary>Reads a description.</summary>
    /// <exception cref="InvalidDataException">It is none of this version.</exception>
    public static ModelDescription Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<ModelDescription>(json, Json)?.Checked()
                ?? throw new InvalidDataException("The description is empty.");
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"The description is not one of a model: {wrong.Message}", wrong);
        }
    }

    /// <summary>UTF-8.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>The model with its weights.</summary>
    /// <exception cref="InvalidDataException">The weights are those of another net.</exception>
    public TrainedModel With(ImmutableArray<NamedWeights> weights)
    {
        var model = new ModelSettings.Mlp(Hidden, Activation, Dropout);
        (string, ImmutableArray<int>)[] expected =
        [
            .. LinearLayer.Of(model, Inputs.Length, 1).SelectMany(layer => new (string, ImmutableArray<int>)[]
            {
                (layer.WeightName, [layer.Outputs, layer.Inputs]),
                (layer.BiasName, [layer.Outputs]),
            }),
        ];
        if (!expected.Select(Text).SequenceEqual(weights.Select(parameter => Text((parameter.Name, parameter.Shape)))))
        {
            throw new InvalidDataException("The weights are not those of the net that the description tells of.");
        }

        return new TrainedModel(
            model, [.. Inputs.Select(column => column.Name)], Target.Name, Scale(Inputs), Scale([Target]), weights);

        static string Text((string Name, ImmutableArray<int> Shape) parameter) => $"{parameter.Name} {string.Join('×', parameter.Shape)}";
    }

    private static ColumnScale Scale(ImmutableArray<ColumnDescription> columns) =>
        new([.. columns.Select(column => column.Mean)], [.. columns.Select(column => column.Deviation)]);

    private ModelDescription Checked()
    {
        var wrong = Format != Version ? $"its format is {Format}, and this version reads format {Version}"
            : Kind != Mlp ? $"its kind is {Kind}, and this version knows {Mlp}"
            : Hidden.IsDefaultOrEmpty || Hidden.Any(width => width < 1) ? "hidden must list widths of at least 1"
            : Dropout is not (>= 0 and < 1) ? "dropout must be in [0, 1)"
            : Inputs.IsDefaultOrEmpty ? "it has no inputs"
            : Inputs.Append(Target).FirstOrDefault(column => !(column.Deviation > 0)) is { } flat
                ? $"the deviation of {flat.Name} must be above 0"
            : null;
        return wrong is null ? this : throw new InvalidDataException($"The description cannot be used: {wrong}.");
    }
}

/// <summary>A column and how it is scaled: (x − mean) / deviation.</summary>
internal sealed record ColumnDescription(string Name, float Mean, float Deviation);
