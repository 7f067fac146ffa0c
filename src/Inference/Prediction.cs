using System.Collections.Immutable;

namespace ActorSearch.Inference;

/// <summary>What a model says of one row.</summary>
/// <param name="Number">In the units of the target; NaN for classes.</param>
/// <param name="Class">The predicted class (<see cref="InferenceModel.ClassOf"/>); null for numbers and labels, and where a probability is NaN.</param>
/// <param name="Probabilities">In the order of <see cref="InferenceModel.Classes"/>; empty for numbers.</param>
public sealed record Prediction(double Number, string? Class, ImmutableArray<double> Probabilities)
{
    /// <summary>The predicted labels (<see cref="InferenceModel.LabelsOf"/>); empty where the model has none.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];
}
