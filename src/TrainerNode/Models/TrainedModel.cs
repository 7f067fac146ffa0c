using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data;

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
    /// <summary>Names of the classes, one an output; empty where it predicts a number.</summary>
    public ImmutableArray<string> Classes { get; init; } = [];

    /// <summary>What the inputs show, where they are the pixels of an image; null elsewhere.</summary>
    public ImageShape? Image { get; init; }
}

/// <summary>One parameter of a trained net.</summary>
/// <param name="Name">As in <see cref="ParameterBlock.Name"/>.</param>
/// <param name="Shape">[outputs, inputs] or [outputs].</param>
/// <param name="Values">Row by row.</param>
public sealed record NamedWeights(string Name, ImmutableArray<int> Shape, float[] Values);
