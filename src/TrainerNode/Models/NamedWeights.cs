using System.Collections.Immutable;

namespace ActorSearch.TrainerNode.Models;

/// <summary>One parameter of a trained net.</summary>
/// <param name="Name">As in <see cref="ParameterBlock.Name"/>.</param>
/// <param name="Shape">[outputs, inputs] or [outputs].</param>
/// <param name="Values">Row by row.</param>
public sealed record NamedWeights(string Name, ImmutableArray<int> Shape, float[] Values);
