using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Rows;

namespace ActorSearch.TrainerNode.Models;

/// <summary>All that a prediction needs; what the folder <c>model/</c> holds.</summary>
/// <param name="Model">The architecture.</param>
/// <param name="InputNames">Names of the input columns, in the order in which the net takes them.</param>
/// <param name="TargetName">Name of what it predicts.</param>
/// <param name="InputScale">How inputs are scaled first.</param>
/// <param name="TargetScale">How the net's output is scaled back.</param>
/// <param name="Weights">The parameters by name, row by row without padding.</param>
public sealed record TrainedModel(
    ModelSettings Model,
    ImmutableArray<string> InputNames,
    string TargetName,
    ColumnScale InputScale,
    ColumnScale TargetScale,
    ImmutableArray<NamedWeights> Weights)
{
    /// <summary>What the input columns hold; empty if all hold numbers.</summary>
    public ImmutableArray<InputColumn> Columns { get; init; } = [];

    /// <summary>How the columns become inputs; empty where <see cref="InputScale"/> is all that is done.</summary>
    public ImmutableArray<PreparedColumn> Prepared { get; init; } = [];

    /// <summary>What the net learned of the target, before <see cref="TargetScale"/>; null: the target itself.</summary>
    public FittedTarget? TargetTransform { get; init; }

    /// <summary>Names of the classes, one an output; empty where it predicts a number.</summary>
    public ImmutableArray<string> Classes { get; init; } = [];

    /// <summary>Whether the classes are labels: each has a probability of its own.</summary>
    public bool HasLabels { get; init; }

    /// <summary>The probability from which the second of two classes is predicted; null: the most probable class is.</summary>
    public double? Threshold { get; init; }

    /// <summary>The probability from which each label is predicted; empty: 0.5.</summary>
    public ImmutableArray<double> LabelThresholds { get; init; } = [];

    /// <summary>Where its columns stood in the training file; null for images, and in a model of an earlier version.</summary>
    public SourceColumns? Source { get; init; }

    /// <summary>What the inputs show, where they are the pixels of an image; null elsewhere.</summary>
    public ImageShape? Image { get; init; }

    /// <summary>Models that this one averages; empty for a single net. A mean has no weights and no preparation of its own.</summary>
    public ImmutableArray<TrainedModel> Members { get; private init; } = [];

    /// <summary>What an input column holds.</summary>
    public InputColumn ColumnOf(int column) => Columns.IsEmpty ? new InputColumn(InputNames[column], ColumnType.Number) : Columns[column];

    /// <summary>Whether it knows what to do where a row misses a value.</summary>
    public bool TakesMissing => Nets().All(net => !net.Prepared.IsEmpty);

    /// <summary>How many inputs the nets have.</summary>
    internal int Width => Image?.Pixels ?? (Prepared.IsEmpty ? InputNames.Length : Prepared.Sum(column => column.Width));

    /// <summary>The single nets that predict: the members, or this one.</summary>
    public ImmutableArray<TrainedModel> Nets() => Members.IsEmpty ? [this] : Members;

    /// <summary>The model that predicts the mean of other models' predictions, for classes the mean of their probabilities.</summary>
    /// <param name="members">At least one single net; all have the same architecture, columns and classes.</param>
    public static TrainedModel Mean(ImmutableArray<TrainedModel> members)
    {
        ArgumentOutOfRangeException.ThrowIfZero(members.Length, nameof(members));
        return members[0] with
        {
            InputScale = ColumnScale.None(members[0].InputScale.Mean.Length) with { Units = members[0].InputScale.Units },
            TargetScale = ColumnScale.None(1) with { Units = members[0].TargetScale.Units },
            Prepared = [],
            TargetTransform = null,
            Weights = [],
            Members = members,
        };
    }

    /// <summary>All weights; those of members are named <c>members.0.…</c>, as in a TorchSharp ModuleList.</summary>
    public ImmutableArray<NamedWeights> AllWeights() => Members.IsEmpty ? Weights :
    [
        .. from member in Members.Index()
           from weights in member.Item.Weights
           select weights with { Name = $"{PrefixOf(member.Index)}{weights.Name}" },
    ];

    /// <summary>What the names of a member's weights begin with.</summary>
    internal static string PrefixOf(int member) => string.Create(CultureInfo.InvariantCulture, $"members.{member}.");
}
