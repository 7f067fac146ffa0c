using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Models.Kinds;
using ActorSearch.TrainerNode.Rows;

namespace ActorSearch.TrainerNode.Models.Files;

/// <summary>A trained model without its weights: the content of <c>model.json</c>.</summary>
/// <param name="Format">Version of this description.</param>
/// <param name="Kind">Word of the architecture.</param>
/// <param name="Hidden">Widths of hidden layers; empty where <see cref="Settings"/> say all.</param>
/// <param name="Activation">Null where <see cref="Settings"/> say all.</param>
/// <param name="Dropout">Share of hidden units that were dropped.</param>
/// <param name="Inputs">Input columns in the order in which the net takes them.</param>
/// <param name="Target">What it predicts.</param>
internal sealed record ModelDescription(
    int Format,
    string Kind,
    ImmutableArray<int> Hidden,
    Activation? Activation,
    double Dropout,
    ImmutableArray<ColumnDescription> Inputs,
    ColumnDescription Target)
{
    /// <summary>The version that is written, and those of models with a threshold, with labels, and with thresholds of labels: earlier versions of the program, which do not know these, refuse them.</summary>
    public const int Version = 1, WithThreshold = 2, WithLabels = 3, WithLabelThresholds = 4;

    private static readonly ModelContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new ActivationJson(), new JsonStringEnumConverter<DatePart>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    });

    /// <summary>Convolutional blocks; null for a net without.</summary>
    public ImmutableArray<ConvBlock>? Blocks { get; init; }

    /// <summary>Settings of other architectures than these two, canonical texts by path; else null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableSortedDictionary<string, string>? Settings { get; init; }

    /// <summary>Names of the classes, one an output; null where it predicts a number.</summary>
    public ImmutableArray<string>? Classes { get; init; }

    /// <summary>The probability from which the second of two classes is predicted; null: the most probable class is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Threshold { get; init; }

    /// <summary>The probability from which each label is predicted; null: 0.5.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<double>? LabelThresholds { get; init; }

    /// <summary>The training file; null for images, and in a description of an earlier version.</summary>
    public FileDescription? File { get; init; }

    /// <summary>The images that it takes; null where it takes columns.</summary>
    public ImageDescription? Image { get; init; }

    /// <summary>Models whose predictions it averages; null for a single net.</summary>
    public ImmutableArray<ModelDescription>? Members { get; init; }

    /// <summary>Describes a model.</summary>
    public static ModelDescription FromModel(TrainedModel model)
    {
        var (kind, hidden, activation, dropout, settings) = model.Model switch
        {
            Mlp mlp => (mlp.Word, mlp.Hidden, mlp.Activation, mlp.Dropout, null),
            Conv conv => (conv.Word, conv.Hidden, conv.Activation, conv.Dropout, null),
            TorchModel other => (other.Word, ImmutableArray<int>.Empty, (Activation?)null, 0.0, (ImmutableSortedDictionary<string, string>?)other.Settings),
            _ => throw new ArgumentOutOfRangeException(nameof(model), model.Model, "Not a model that can be described."),
        };
        return new ModelDescription(
            model.HasLabels ? (model.LabelThresholds.IsEmpty ? WithLabels : WithLabelThresholds) : model.Threshold is null ? Version : WithThreshold,
            kind,
            hidden,
            activation,
            dropout,
            [
                .. model.InputNames.Select((name, i) => new ColumnDescription(name, model.InputScale.Mean[i], model.InputScale.Deviation[i])
                {
                    Position = model.Source?.Inputs[i],
                    Column = model.ColumnOf(i),
                    Unit = model.InputScale.UnitOf(i),
                    Prepared = model.Prepared.IsEmpty ? null : model.Prepared[i],
                }),
            ],
            new ColumnDescription(model.TargetName, model.TargetScale.Mean[0], model.TargetScale.Deviation[0])
            {
                Position = model.Source?.Target,
                Type = model.Classes.IsEmpty ? ColumnDescription.Number : model.HasLabels ? ColumnDescription.Labels : ColumnDescription.Class,
                Unit = model.TargetScale.UnitOf(0),
                Transform = model.TargetTransform,
            })
        {
            File = model.Source is { } source
                ? new FileDescription(source.Header, source.Count, source.Delimiter) { Missing = source.Missing.IsEmpty ? null : source.Missing, Decimal = source.HasCommas ? FileDescription.Comma : null }
                : null,
            Blocks = (model.Model as Conv)?.Blocks,
            Settings = settings,
            Classes = model.Classes.IsEmpty ? null : model.Classes,
            Threshold = model.Threshold,
            LabelThresholds = model.LabelThresholds.IsEmpty ? null : model.LabelThresholds,
            Image = model.Image is { } shape
                ? new ImageDescription(shape.Height, shape.Width, [.. model.InputScale.Mean], [.. model.InputScale.Deviation])
                : null,
            Members = model.Members.IsEmpty ? null : [.. model.Members.Select(FromModel)],
        };
    }

    /// <summary>Reads a description.</summary>
    /// <param name="json">UTF-8.</param>
    /// <param name="kinds">Architectures that it may name.</param>
    /// <exception cref="InvalidDataException">It is not from this version.</exception>
    public static ModelDescription Parse(ReadOnlySpan<byte> json, ImmutableArray<Kind<ModelSettings>> kinds)
    {
        try
        {
            return DescriptionRules.Checked(JsonSerializer.Deserialize(json, Context.ModelDescription) ?? throw new InvalidDataException("The description is empty."), kinds);
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"The description is not one of a model: {wrong.Message}", wrong);
        }
    }

    /// <summary>Makes the rules for its JSON, which the first description that is written or read would wait for.</summary>
    public static void MakeRules() => Context.ModelDescription.MakeReadOnly();

    /// <summary>UTF-8.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Context.ModelDescription);

    /// <summary>The model with its weights.</summary>
    /// <param name="weights">By name.</param>
    /// <param name="kinds">As in <see cref="Parse"/>.</param>
    /// <exception cref="InvalidDataException">The weights are those of another net.</exception>
    public TrainedModel With(ImmutableArray<NamedWeights> weights, ImmutableArray<Kind<ModelSettings>> kinds)
    {
        if (Members is { } members)
        {
            // Weights that do not belong to a member are left over, and then the counts differ.
            ImmutableArray<TrainedModel> nets = [.. members.Select((member, place) => member.With(WeightsOf(TrainedModel.PrefixOf(place)), kinds))];
            return nets.Sum(net => net.Weights.Length) == weights.Length
                ? TrainedModel.Mean(nets) with { Threshold = Threshold, LabelThresholds = LabelThresholds ?? [] }
                : throw new InvalidDataException("The weights do not match the nets of the description.");

            ImmutableArray<NamedWeights> WeightsOf(string prefix) =>
            [
                .. weights.Where(named => named.Name.StartsWith(prefix, StringComparison.Ordinal))
                    .Select(named => named with { Name = named.Name[prefix.Length..] }),
            ];
        }

        var model = ModelOf(kinds);
        if (!model.Weights(Net, Classes?.Length ?? 1).Select(Text).SequenceEqual(weights.Select(parameter => Text((parameter.Name, parameter.Shape)))))
        {
            throw new InvalidDataException("The weights do not match the net of the description.");
        }

        return new TrainedModel(
            model,
            [.. Inputs.Select(column => column.Name)],
            Target.Name,
            Image is null ? Scale(Inputs) : new ColumnScale([.. Image.Mean], [.. Image.Deviation]),
            Scale([Target]),
            weights)
        {
            Columns = Inputs.All(column => column.Type is null or ColumnDescription.Number) ? [] : [.. Inputs.Select(column => column.Column)],
            Prepared = Prepared,
            TargetTransform = Target.Transform,
            Classes = Classes ?? [],
            HasLabels = HasLabels,
            Threshold = Threshold,
            LabelThresholds = LabelThresholds ?? [],
            Source = File is { } file
                ? new SourceColumns(file.Header, file.Columns, [.. Inputs.Select(column => column.Position!.Value)], Target.Position!.Value, file.Delimiter) { Missing = file.Missing ?? [], HasCommas = file.Decimal == FileDescription.Comma }
                : null,
            Image = Image?.Shape,
        };

        static string Text((string Name, ImmutableArray<int> Shape) parameter) => $"{parameter.Name} {string.Join('×', parameter.Shape)}";
    }

    /// <summary>Whether the classes are labels.</summary>
    [JsonIgnore]
    public bool HasLabels => Target.Type == ColumnDescription.Labels;

    private ImmutableArray<PreparedColumn> Prepared => [.. Inputs.Select(column => column.Prepared).OfType<PreparedColumn>()];

    private NetModel ModelOf(ImmutableArray<Kind<ModelSettings>> kinds) => Settings is { } settings ? NetKinds.Make(Kind, settings, kinds)
        : Blocks is { } blocks ? new Conv(blocks, Hidden, Activation!, Dropout)
        : new Mlp(Hidden, Activation!, Dropout);

    private NetInputs Net => new(
        Image?.Shape.Pixels ?? (Prepared is { IsEmpty: false } prepared ? prepared.Sum(column => column.Width) : Inputs.Length), Image?.Shape, null);

    private static ColumnScale Scale(ImmutableArray<ColumnDescription> columns) =>
        new([.. columns.Select(column => column.Mean)], [.. columns.Select(column => column.Deviation)])
        {
            Units = columns.All(column => column.Unit.IsPlain) ? [] : [.. columns.Select(column => column.Unit)],
        };
}
