using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Rows;

namespace ActorSearch.TrainerNode.Models;

/// <summary>A trained model without its weights: the content of <c>model.json</c>.</summary>
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
    private const string Mlp = "mlp", Conv = "conv";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new ActivationJson(), new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    /// <summary>Convolutional blocks; null for a net without.</summary>
    public ImmutableArray<ConvBlock>? Blocks { get; init; }

    /// <summary>Names of the classes, one an output; null where it predicts a number.</summary>
    public ImmutableArray<string>? Classes { get; init; }

    /// <summary>The training file; null for images, and in a description of an earlier version.</summary>
    public FileDescription? File { get; init; }

    /// <summary>The images that it takes; null where it takes columns.</summary>
    public ImageDescription? Image { get; init; }

    /// <summary>Models whose predictions it averages; null for a single net.</summary>
    public ImmutableArray<ModelDescription>? Members { get; init; }

    /// <summary>Describes a model.</summary>
    public static ModelDescription Of(TrainedModel model)
    {
        var (kind, hidden, activation, dropout) = model.Model switch
        {
            ModelSettings.Mlp mlp => (Mlp, mlp.Hidden, mlp.Activation, mlp.Dropout),
            ModelSettings.Conv conv => (Conv, conv.Hidden, conv.Activation, conv.Dropout),
            _ => throw new ArgumentOutOfRangeException(nameof(model), model.Model, "Not a model that can be described."),
        };
        return new ModelDescription(
            Version,
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
                Type = model.Classes.IsEmpty ? ColumnDescription.Number : ColumnDescription.Class,
                Unit = model.TargetScale.UnitOf(0),
                Transform = model.TargetTransform,
            })
        {
            File = model.Source is { } source
                ? new FileDescription(source.Header, source.Count, source.Delimiter) { Missing = source.Missing.IsEmpty ? null : source.Missing }
                : null,
            Blocks = (model.Model as ModelSettings.Conv)?.Blocks,
            Classes = model.Classes.IsEmpty ? null : model.Classes,
            Image = model.Image is { } shape
                ? new ImageDescription(shape.Height, shape.Width, [.. model.InputScale.Mean], [.. model.InputScale.Deviation])
                : null,
            Members = model.Members.IsEmpty ? null : [.. model.Members.Select(Of)],
        };
    }

    /// <exception cref="InvalidDataException">It is not from this version.</exception>
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
        if (Members is { } members)
        {
            // Weights that do not belong to a member are left over, and then the counts differ.
            ImmutableArray<TrainedModel> nets = [.. members.Select((member, place) => member.With(Of(TrainedModel.PrefixOf(place))))];
            return nets.Sum(net => net.Weights.Length) == weights.Length
                ? TrainedModel.Mean(nets)
                : throw new InvalidDataException("The weights do not match the nets of the description.");

            ImmutableArray<NamedWeights> Of(string prefix) =>
            [
                .. weights.Where(named => named.Name.StartsWith(prefix, StringComparison.Ordinal))
                    .Select(named => named with { Name = named.Name[prefix.Length..] }),
            ];
        }

        if (!Expected().Select(Text).SequenceEqual(weights.Select(parameter => Text((parameter.Name, parameter.Shape)))))
        {
            throw new InvalidDataException("The weights do not match the net of the description.");
        }

        return new TrainedModel(
            Model,
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
            Source = File is { } file
                ? new SourceColumns(file.Header, file.Columns, [.. Inputs.Select(column => column.Position!.Value)], Target.Position!.Value, file.Delimiter) { Missing = file.Missing ?? [] }
                : null,
            Image = Image?.Shape,
        };

        static string Text((string Name, ImmutableArray<int> Shape) parameter) => $"{parameter.Name} {string.Join('×', parameter.Shape)}";
    }

    private ModelSettings Model => Blocks is { } blocks
        ? new ModelSettings.Conv(blocks, Hidden, Activation, Dropout)
        : new ModelSettings.Mlp(Hidden, Activation, Dropout);

    private ImmutableArray<PreparedColumn> Prepared => [.. Inputs.Select(column => column.Prepared).OfType<PreparedColumn>()];

    private int Width => Image?.Shape.Pixels ?? (Prepared is { IsEmpty: false } prepared ? prepared.Sum(column => column.Width) : Inputs.Length);

    private IEnumerable<(string Name, ImmutableArray<int> Shape)> Expected()
    {
        var outputs = Classes?.Length ?? 1;
        return Model switch
        {
            ModelSettings.Conv conv => TorchConvLayout
                .Of(ConvLayers.Of(conv, new ConvShape(1, Image!.Height, Image.Width), outputs))
                .Blocks.Select(block => (block.Name, block.Shape)),
            var mlp => LinearLayer.Of((ModelSettings.Mlp)mlp, Width, outputs)
                .SelectMany(layer => new (string, ImmutableArray<int>)[]
                {
                    (layer.WeightName, [layer.Outputs, layer.Inputs]),
                    (layer.BiasName, [layer.Outputs]),
                }),
        };
    }

    private static ColumnScale Scale(ImmutableArray<ColumnDescription> columns) =>
        new([.. columns.Select(column => column.Mean)], [.. columns.Select(column => column.Deviation)])
        {
            Units = columns.All(column => column.Unit.IsPlain) ? [] : [.. columns.Select(column => column.Unit)],
        };

    private ModelDescription Checked()
    {
        var wrong = Format != Version ? $"its format is {Format}, and this version reads format {Version}"
            : Kind is not (Mlp or Conv) ? $"its kind is {Kind}, and this version knows {Mlp} and {Conv}"
            : Members is { } members ? WrongWithMembers(members)
            : Hidden.IsDefault || (Hidden.IsEmpty && Kind == Mlp) || Hidden.Any(width => width < 1) ? "hidden must list widths of at least 1"
            : Dropout is not (>= 0 and < 1) ? "dropout must be in [0, 1)"
            : Image is not null ? WrongWithImages()
            : Kind == Conv || Blocks is not null ? "a convolutional net needs blocks and an image"
            : Inputs.IsDefaultOrEmpty ? "it has no inputs"
            : Classes is { Length: < 2 } ? "it takes two classes at least"
            : Inputs.Append(Target).FirstOrDefault(column => !(column.Deviation > 0)) is { } flat
                ? $"the deviation of {flat.Name} must be above 0"
            : Inputs.Append(Target).FirstOrDefault(column => !double.IsFinite(column.Offset) || Math.Abs((long)column.Exponent) > StoredColumn.MostExponent) is { } far
                ? $"the offset or the exponent of {far.Name} is out of range"
            : WrongInPreparation() is { } wrongly ? wrongly
            : File is { } file && !Inputs.Append(Target).All(column => column.Position >= 0 && column.Position < file.Columns)
                ? "each column must have a position in the training file"
            : null;
        return wrong is null ? this : throw new InvalidDataException($"The description cannot be used: {wrong}.");
    }

    private string? WrongInPreparation()
    {
        if (Target.Transform?.Wrong() is { } target) return $"the target's transformation cannot be used: {target}";
        if (Inputs.All(column => column.Prepared is null)) return Inputs.Any(column => column.Column.Type == ColumnType.Category) && Members is null ? "a category has no preparation" : null;
        return Inputs.FirstOrDefault(column => column.Prepared is null) is { } unprepared ? $"{unprepared.Name} has no preparation"
            : Inputs.Select(column => column.Prepared!.Wrong(column.Column) is { } wrong ? $"the preparation of {column.Name} cannot be used: {wrong}" : null)
                .FirstOrDefault(wrong => wrong is not null);
    }

    private string? WrongWithMembers(ImmutableArray<ModelDescription> members)
    {
        if (members.IsDefaultOrEmpty || members.Any(member => member.Members is not null)) return "members must list single models";
        foreach (var member in members) _ = member.Checked();
        var first = Shape(members[0]);
        return members.Append(this).All(member => Shape(member) == first) ? null : "members differ in their architecture, columns or classes";

        static string Shape(ModelDescription model) => JsonSerializer.Serialize(new
        {
            model.Kind,
            model.Hidden,
            model.Activation,
            model.Blocks,
            model.Classes,
            Inputs = model.Inputs.Select(column => column.Name),
            Target = model.Target.Name,
            model.Image?.Height,
            model.Image?.Width,
        });
    }

    private string? WrongWithImages()
    {
        const int MostPixels = 1 << 24;
        var (height, width, mean, deviation) = Image!;
        if (height < 1 || width < 1 || (long)height * width > MostPixels) return $"an image of {height} × {width} is none";
        if (mean.IsDefault || deviation.IsDefault || mean.Length != height * width || deviation.Length != mean.Length)
        {
            return "mean and deviation must have a number for each pixel";
        }

        if (deviation.Any(value => !(value > 0))) return "the deviation of each pixel must be above 0";
        if (Classes is not { Length: >= 2 }) return "images need two classes at least";
        if ((Kind == Conv) != (Blocks is not null)) return "blocks and the kind do not agree";
        if (Blocks is not { } blocks) return null;
        var sound = !blocks.IsDefaultOrEmpty && blocks.All(block =>
            block is { Channels: >= 1, Kernel: >= 1, Stride: >= 1, Padding: >= 0, Pool: >= 1 });
        return !sound ? "a block has a number that is too small" : ConvShape.Check(blocks, new ConvShape(1, height, width))?.Sentence.TrimEnd('.');
    }

}
