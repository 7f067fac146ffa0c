using System.Collections.Immutable;
using System.Text;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Models.Kinds;

namespace ActorSearch.TrainerNode.Models.Files;

/// <summary>What the description of a model must agree on: the file may be from another version, or changed.</summary>
internal static class DescriptionRules
{
    /// <summary>The description, if a model can be made of it.</summary>
    /// <param name="it">The description.</param>
    /// <param name="kinds">Architectures that it may name.</param>
    /// <exception cref="InvalidDataException">It cannot be used.</exception>
    public static ModelDescription Checked(ModelDescription it, ImmutableArray<Kind<ModelSettings>> kinds)
    {
        var wrong = it.Format is not (>= ModelDescription.Version and <= ModelDescription.WithLabelThresholds) ? $"its format is {it.Format}, and this version reads the formats {ModelDescription.Version} to {ModelDescription.WithLabelThresholds}"
            : it.HasLabels != (it.Format >= ModelDescription.WithLabels) || (it.LabelThresholds is null) != (it.Format < ModelDescription.WithLabelThresholds) || (it.HasLabels && it.Threshold is not null) ? "its format and its target do not agree"
            : it.Threshold is not null && (it.Threshold is not (>= 0 and <= 1) || it.Classes is not { Length: 2 }) ? "a threshold must be from 0 to 1, and needs two classes"
            : it.LabelThresholds is { } thresholds && (thresholds.IsDefault || thresholds.Length != it.Classes?.Length || thresholds.Any(one => one is not (>= 0 and <= 1))) ? "it needs a threshold from 0 to 1 for each label"
            : kinds.All(kind => kind.Word != it.Kind) ? $"its kind is {it.Kind}, and this version knows {string.Join(" and ", kinds.Select(kind => kind.Word))}"
            : it.Members is { } members ? WrongWithMembers(it, members, kinds)
            : (it.Settings is null) != (it.Kind is Mlp.Name or Conv.Name) ? "settings and the kind do not agree"
            : it.Settings is { } settings && WrongSettings(it.Kind, settings, kinds) is { } unusable ? unusable
            : it.Settings is null && it.Activation is null ? "it has no activation"
            : it.Hidden.IsDefault || (it.Hidden.IsEmpty && it.Kind == Mlp.Name) || it.Hidden.Any(width => width < 1) ? "hidden must list widths of at least 1"
            : it.Dropout is not (>= 0 and < 1) ? "dropout must be in [0, 1)"
            : it.Image is not null ? WrongWithImages(it)
            : it.Kind == Conv.Name || it.Blocks is not null ? "a convolutional net needs blocks and an image"
            : it.Inputs.IsDefaultOrEmpty ? "it has no inputs"
            : it.Classes is { Length: < 2 } ? "it takes two classes at least"
            : it.Inputs.Append(it.Target).FirstOrDefault(column => !(column.Deviation > 0)) is { } flat
                ? $"the deviation of {flat.Name} must be above 0"
            : it.Inputs.Append(it.Target).FirstOrDefault(column => !double.IsFinite(column.Offset) || Math.Abs((long)column.Exponent) > StoredColumn.MostExponent) is { } far
                ? $"the offset or the exponent of {far.Name} is out of range"
            : WrongInPreparation(it) is { } wrongly ? wrongly
            : it.File is { } file && !it.Inputs.Append(it.Target).All(column => column.Position >= 0 && column.Position < file.Columns)
                ? "each column must have a position in the training file"
            : null;
        return wrong is null ? it : throw new InvalidDataException($"The description cannot be used: {wrong}.");
    }

    private static string? WrongSettings(string kind, IReadOnlyDictionary<string, string> settings, ImmutableArray<Kind<ModelSettings>> kinds)
    {
        try
        {
            _ = NetKinds.Make(kind, settings, kinds);
            return null;
        }
        catch (FormatException wrong)
        {
            return wrong.Message.TrimEnd('.');
        }
    }

    private static string? WrongInPreparation(ModelDescription it)
    {
        if (it.Target.Transform?.Wrong() is { } target) return $"the target's transformation cannot be used: {target}";
        if (it.Inputs.All(column => column.Prepared is null)) return it.Inputs.Any(column => column.Column.Type == ColumnType.Category) && it.Members is null ? "a category has no preparation" : null;
        return it.Inputs.FirstOrDefault(column => column.Prepared is null) is { } unprepared ? $"{unprepared.Name} has no preparation"
            : it.Inputs.Select(column => column.Prepared!.Wrong(column.Column) is { } wrong ? $"the preparation of {column.Name} cannot be used: {wrong}" : null)
                .FirstOrDefault(wrong => wrong is not null);
    }

    private static string? WrongWithMembers(ModelDescription it, ImmutableArray<ModelDescription> members, ImmutableArray<Kind<ModelSettings>> kinds)
    {
        if (members.IsDefaultOrEmpty || members.Any(member => member.Members is not null)) return "members must list single models";
        foreach (var member in members) _ = Checked(member, kinds);
        var first = Shape(members[0]);
        return members.Append(it).All(member => Shape(member) == first) ? null : "members differ in their architecture, columns or classes";

        static string Shape(ModelDescription model) => Encoding.UTF8.GetString((model with
        {
            Format = 0,
            Dropout = 0,
            Inputs = [.. model.Inputs.Select(column => new ColumnDescription(column.Name, 0, 0))],
            Target = new ColumnDescription(model.Target.Name, 0, 0) { Type = model.Target.Type },
            Threshold = null,
            LabelThresholds = null,
            File = null,
            Image = model.Image is { } image ? new ImageDescription(image.Height, image.Width, [], []) : null,
            Members = null,
        }).ToJson());
    }

    private static string? WrongWithImages(ModelDescription it)
    {
        const int MostPixels = 1 << 24;
        var (height, width, mean, deviation) = it.Image!;
        if (height < 1 || width < 1 || (long)height * width > MostPixels) return $"an image of {height} × {width} is none";
        if (mean.IsDefault || deviation.IsDefault || mean.Length != height * width || deviation.Length != mean.Length)
        {
            return "mean and deviation must have a number for each pixel";
        }

        if (deviation.Any(value => !(value > 0))) return "the deviation of each pixel must be above 0";
        if (it.Classes is not { Length: >= 2 }) return "images need two classes at least";
        if ((it.Kind == Conv.Name) != (it.Blocks is not null)) return "blocks and the kind do not agree";
        if (it.Blocks is not { } blocks) return null;
        var sound = !blocks.IsDefaultOrEmpty && blocks.All(block =>
            block is { Channels: >= 1, Kernel: >= 1, Stride: >= 1, Padding: >= 0, Pool: >= 1 });
        return !sound ? "a block has a number that is too small" : ConvShape.Check(blocks, new ConvShape(1, height, width))?.Sentence.TrimEnd('.');
    }
}
